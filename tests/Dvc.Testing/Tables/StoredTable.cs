using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Dvc.Testing.Tables;

/// <summary>A table's rows in the order of their keys, and the writes that the service knows.</summary>
internal sealed class StoredTable(TimeProvider time)
{
    private const int LongestKey = 512;

    private readonly Lock gate = new();
    private readonly List<StoredEntity> rows = [];
    private bool exists;
    private long writes;

    public bool Exists
    {
        get
        {
            lock (gate)
            {
                return exists;
            }
        }
    }

    /// <summary>The same rows, with their versions, in a table of its own.</summary>
    public StoredTable Copy(TimeProvider clock)
    {
        lock (gate)
        {
            var copy = new StoredTable(clock) { exists = exists, writes = writes };
            copy.rows.AddRange(rows);
            return copy;
        }
    }

    /// <summary>Whether the table had to be created.</summary>
    public bool Create()
    {
        lock (gate)
        {
            return !exists && (exists = true);
        }
    }

    /// <summary>Whether there was a table to delete.</summary>
    public bool Delete()
    {
        lock (gate)
        {
            rows.Clear();
            var existed = exists;
            exists = false;
            return existed;
        }
    }

    public StoredEntity? Find(EntityKey key)
    {
        lock (gate)
        {
            RequireTable();
            return Position(key) is var position and >= 0 ? rows[position] : null;
        }
    }

    /// <summary>A page of matching rows from a key on, and the matching row with which the next page begins.</summary>
    public (IReadOnlyList<StoredEntity> Rows, EntityKey? Next) Page(Filter filter, EntityKey from, int size)
    {
        lock (gate)
        {
            RequireTable();
            var range = filter.Keys;
            var start = Position(from > range.First ? from : range.First);
            var page = new List<StoredEntity>();
            for (var index = start < 0 ? ~start : start; index < rows.Count && range.GoesOnTo(rows[index].Key); index++)
            {
                if (!filter.Matches(rows[index]))
                {
                    continue;
                }

                if (page.Count == size)
                {
                    return (page, rows[index].Key);
                }

                page.Add(rows[index]);
            }

            return (page, null);
        }
    }

    /// <summary>Does one write; the written state, or null after a deletion.</summary>
    public StoredEntity? Write(TableTransactionAction action)
    {
        lock (gate)
        {
            var change = Check(action);
            Apply(change);
            return change.After;
        }
    }

    /// <summary>Does all writes, or none of them.</summary>
    public IReadOnlyList<StoredEntity?> Write(IReadOnlyList<TableTransactionAction> actions)
    {
        lock (gate)
        {
            var changes = Check(actions);
            changes.ForEach(Apply);
            return changes.ConvertAll(change => change.After);
        }
    }

    // A row occurs once in a transaction: each action can be judged by the state before it all.
    private List<Change> Check(IReadOnlyList<TableTransactionAction> actions)
    {
        var changes = new List<Change>(actions.Count);
        var keys = new HashSet<EntityKey>();
        try
        {
            foreach (var action in actions)
            {
                var key = KeyOf(action.Entity);
                if (!keys.Add(key))
                {
                    throw Refusal.DuplicateRow(key);
                }

                changes.Add(key.PartitionKey == actions[0].Entity.PartitionKey
                    ? Check(action)
                    : throw Refusal.DifferentPartitions());
            }
        }
        catch (RequestFailedException refusal)
        {
            throw Refusal.OfTransaction(refusal, index: changes.Count);
        }

        return changes;
    }

    private Change Check(TableTransactionAction action)
    {
        var key = KeyOf(action.Entity);
        var type = action.ActionType;
        var properties = type == TableTransactionActionType.Delete ? null : StoredEntity.PropertiesOf(action.Entity);
        RequireAllowed(key.PartitionKey);
        RequireAllowed(key.RowKey);
        RequireTable();

        var position = Position(key);
        var before = position >= 0 ? rows[position] : null;
        RequireState(action, before);
        if (type is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge && before is not null)
        {
            properties = Merge(before.Properties, properties!);
        }

        return new Change(key, properties is null ? null : Stamped(key, properties));
    }

    private static void RequireState(TableTransactionAction action, StoredEntity? before)
    {
        if (action.ActionType == TableTransactionActionType.Add)
        {
            if (before is not null)
            {
                throw Refusal.EntityAlreadyExists();
            }
        }
        else if (NeedsRow(action))
        {
            if (before is null)
            {
                throw Refusal.ResourceNotFound();
            }

            if (action.ETag != default && action.ETag != ETag.All && action.ETag != before.ETag)
            {
                throw Refusal.ConditionNotSatisfied();
            }
        }
    }

    // On the wire an update without If-Match is an upsert; only a deletion's missing ETag means any.
    private static bool NeedsRow(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Delete => true,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace => action.ETag != default,
        _ => false,
    };

    private static Dictionary<string, object> Merge(
        IReadOnlyDictionary<string, object> before, Dictionary<string, object> written)
    {
        var merged = new Dictionary<string, object>(before, StringComparer.Ordinal);
        foreach (var (name, value) in written)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static EntityKey KeyOf(ITableEntity entity) => new(entity.PartitionKey, entity.RowKey);

    private static void RequireAllowed(string key)
    {
        if (key.Length > LongestKey)
        {
            throw Refusal.InvalidInput("A key is too long.");
        }

        if (key.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter)))
        {
            throw Refusal.InvalidInput("A key holds a character that is not allowed.");
        }
    }

    private StoredEntity Stamped(EntityKey key, IReadOnlyDictionary<string, object> properties) =>
        new(key, properties, time.GetUtcNow(), new ETag(string.Create(CultureInfo.InvariantCulture, $"W/\"{++writes}\"")));

    private void Apply(Change change)
    {
        var position = Position(change.Key);
        if (change.After is null)
        {
            rows.RemoveAt(position);
        }
        else if (position < 0)
        {
            rows.Insert(~position, change.After);
        }
        else
        {
            rows[position] = change.After;
        }
    }

    // As List.BinarySearch: the row's index, or the complement of where it would stand.
    private int Position(EntityKey key)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Key < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < rows.Count && rows[low].Key == key ? low : ~low;
    }

    private void RequireTable()
    {
        if (!exists)
        {
            throw Refusal.TableNotFound();
        }
    }

    private sealed record Change(EntityKey Key, StoredEntity? After);
}
