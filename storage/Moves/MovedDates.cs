using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Storage.Moves;

/// <summary>
/// The due and finish dates that were moved after they had been reported: table <c>moves</c>, by the month in which each
/// move became known.
/// </summary>
/// <param name="tables">The tables.</param>
public sealed class MovedDates(StorageTables tables)
{
    /// <summary>Whether <paramref name="text"/> has the form of a place where a page ends.</summary>
    public static bool IsPlace(string text) => TableClientExtensions.IsPlace(text);

    /// <summary>
    /// Copies the rows <c>m|</c> of <paramref name="home"/> into table <c>moves</c> and deletes them. A row is never
    /// changed and its copy's key is its content, so it may be copied by two at once, and again after a crash.
    /// </summary>
    public async Task PublishAsync(string home, CancellationToken cancellationToken = default)
    {
        var rows = await tables.Dossiers.ReadRangeAsync(home, RowKeys.Moves, RowKeys.After(RowKeys.Moves), cancellationToken);
        foreach (var row in rows)
        {
            await tables.Moves.UpsertEntityAsync(MovedDateRow.InTable(MovedDateRow.Read(row)), TableUpdateMode.Replace, cancellationToken);
        }

        await tables.Dossiers.DeleteRowsAsync(home, rows.Select(row => row.RowKey), cancellationToken);
    }

    /// <summary>
    /// A page of the moves that became known on the days of <paramref name="known"/>, of the subtree of
    /// <paramref name="agency"/>, by month and agency.
    /// </summary>
    /// <param name="agency">The root of the subtree.</param>
    /// <param name="known">First and last day.</param>
    /// <param name="kind">Of this kind alone; null of any.</param>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MovedDatesPage> ListAsync(
        AgencyCode agency, DateInterval known, MovedDateKind? kind, string? after, int take, CancellationToken cancellationToken = default)
    {
        var (first, last) = (RowKeys.Month(known.Start), RowKeys.After($"{RowKeys.Month(known.End)}|"));
        var (from, to) = (RowKeys.Day(known.Start), RowKeys.Day(known.End));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last}")
            + $" and {MovedDateRow.Day} ge '{from}' and {MovedDateRow.Day} le '{to}'"
            + (kind is { } one ? $" and {MovedDateRow.Kind} eq '{WireName<MovedDateKind>.Of(one)}'" : "")
            + KpiKeys.Subtree(agency);
        var (rows, next) = await tables.Moves.ReadPageAsync(filter, after, take, cancellationToken);
        return new MovedDatesPage([.. rows.Select(MovedDateRow.Read)], next);
    }
}
