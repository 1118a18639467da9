using Azure;
using Azure.Data.Tables;
using NodaTime;

namespace Dvc.Storage.Timers;

/// <summary>When timers began and ended, kept beside the marks, one row a timer: whoever is to run them may never do.</summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock.</param>
public sealed class TimerJournal(StorageTables tables, TimeProvider time)
{
    private const string Partition = "timer";

    /// <summary>Notes by what schedule each timer runs: from now on, where it is new or ran by another one.</summary>
    public async Task ExpectAsync(IReadOnlyDictionary<string, string> schedules, CancellationToken cancellationToken = default)
    {
        var known = await ReadAsync(cancellationToken);
        foreach (var (timer, schedule) in schedules.Where(one => known.GetValueOrDefault(one.Key)?.Schedule != one.Value))
        {
            await MergeAsync(timer, row => (row["schedule"], row["expectedSince"]) = (schedule, time.GetUtcNow()), cancellationToken);
        }
    }

    /// <summary>Notes that a run begins now.</summary>
    public Task BeginAsync(string timer, CancellationToken cancellationToken = default) =>
        MergeAsync(timer, row => row["startedAt"] = time.GetUtcNow(), cancellationToken);

    /// <summary>Notes that a run ended now.</summary>
    public Task EndAsync(string timer, bool hasFailed, CancellationToken cancellationToken = default) =>
        MergeAsync(timer, row => (row["endedAt"], row["hasFailed"]) = (time.GetUtcNow(), hasFailed), cancellationToken);

    /// <summary>What is known of each timer, by one request.</summary>
    public async Task<IReadOnlyDictionary<string, TimerState>> ReadAsync(CancellationToken cancellationToken = default)
    {
        var rows = await tables.Dirty.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken);
        return rows.ToDictionary(row => row.RowKey, Read, StringComparer.Ordinal);
    }

    private Task<Response> MergeAsync(string timer, Action<TableEntity> write, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, timer);
        write(row);
        return tables.Dirty.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
    }

    private static TimerState Read(TableEntity row)
    {
        return new TimerState(row.GetString("schedule"), At("expectedSince"), At("startedAt"), At("endedAt"), row.GetBoolean("hasFailed") ?? false);

        Instant? At(string column) => row.GetDateTimeOffset(column) is { } time ? Instant.FromDateTimeOffset(time) : null;
    }
}
