using Azure.Data.Tables;

namespace Dvc.Storage.RollUp;

/// <summary>
/// The version of all that answers are made of: another one, never seen before, after every change of kpis and every
/// publication. What was read when a version stood is as new as that version (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock of the age.</param>
public sealed class FiguresVersion(StorageTables tables, TimeProvider time)
{
    private const string Partition = "journal";
    private const string Row = "figures";
    private const string Version = "version";

    private readonly Remembered<string> remembered = new(_ => ReadAsync(tables), MaxAge, time);

    /// <summary>For how long a version is believed to stand: another process' change shows so much later at most.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The version that stands, or stood less than <see cref="MaxAge"/> ago; a change by this process shows at once.</summary>
    public ValueTask<string> CurrentAsync(CancellationToken cancellationToken = default) => remembered.CurrentAsync(cancellationToken);

    /// <summary>Reads it again before it is too old to be believed.</summary>
    public Task KeepFreshAsync(CancellationToken cancellationToken = default) => remembered.KeepFreshAsync(cancellationToken);

    /// <summary>Notes that something has changed. To be called after the change is made.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            // Unique and not counted up: two who count at once could come to the same number, and the second change would not show.
            await tables.Dirty.UpsertEntityAsync(
                new TableEntity(Partition, Row) { [Version] = RowKeys.Unique("") }, TableUpdateMode.Replace, cancellationToken);
        }
        finally
        {
            // It may be written though the answer was lost.
            remembered.Forget();
        }
    }

    private static async Task<string> ReadAsync(StorageTables tables)
    {
        var row = await tables.Dirty.GetEntityIfExistsAsync<TableEntity>(Partition, Row);
        return row.HasValue ? row.Value!.GetString(Version) : "";
    }
}
