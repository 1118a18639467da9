using System.Globalization;

namespace Dvc.Azurite.Tests.Comparison;

/// <summary>One of the tables that are compared, with the versions it gave; its answers are texts without them.</summary>
internal sealed class Side(TableClient table)
{
    private static readonly ETag MadeUp = new("W/\"datetime'2020-02-02T02%3A02%3A02.0000000Z'\"");

    private readonly Dictionary<(string PartitionKey, string RowKey), List<ETag>> versions = [];

    /// <summary>Where the query that was left open goes on.</summary>
    public string? NextPage { get; set; }

    /// <summary>The table; a restarted server has a client of its own.</summary>
    public TableClient Table { get; set; } = table;

    /// <summary>An ETag that this side knows by the meaning that it has on every side.</summary>
    public ETag Version(TableEntity entity, Condition condition)
    {
        var known = versions.GetValueOrDefault((entity.PartitionKey, entity.RowKey), [MadeUp]);
        return condition switch
        {
            Condition.Latest => known[^1],
            Condition.Earlier => known[0],
            Condition.Any => ETag.All,
            _ => default,
        };
    }

    public async Task<string> AskAsync(Func<Side, Task<string>> operation)
    {
        try
        {
            return await operation(this);
        }
        catch (TableTransactionFailedException failure)
        {
            return $"{failure.Status} {failure.ErrorCode} of {failure.FailedTransactionActionIndex}";
        }
        catch (RequestFailedException failure)
        {
            return $"{failure.Status} {failure.ErrorCode}";
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return failure.GetType().Name;
        }
    }

    /// <summary>Keeps the version that a write gave.</summary>
    public string Written(TableEntity entity, Response answer)
    {
        if (answer.Headers.ETag is not { } version)
        {
            return $"{answer.Status}";
        }

        var key = (entity.PartitionKey, entity.RowKey);
        var known = versions.TryGetValue(key, out var earlier) ? earlier : versions[key] = [];
        var isNew = !known.Contains(version);
        known.Add(version);
        return $"{answer.Status} {(isNew ? "new" : "known")}";
    }

    public string Page(Page<TableEntity> page)
    {
        NextPage = page.ContinuationToken;
        return string.Join("; ", page.Values.Select(Entity).Append(NextPage is null ? "end" : "more"));
    }

    public string Entity(TableEntity entity)
    {
        var isLatest = entity.PartitionKey is null
            || entity.RowKey is null
            || versions[(entity.PartitionKey, entity.RowKey)][^1] == entity.ETag;
        var properties = entity
            .Where(property => property.Key is not ("odata.etag" or "Timestamp"))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => string.Create(
                CultureInfo.InvariantCulture, $"{property.Key}={property.Value}:{property.Value.GetType().Name}"));
        return $"[{string.Join(", ", properties)}{(entity.Timestamp is null ? "" : ", time")}{(isLatest ? "" : ", not latest")}]";
    }
}
