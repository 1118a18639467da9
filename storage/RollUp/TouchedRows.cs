using Azure.Data.Tables;
using Dvc.Core.Agencies;

namespace Dvc.Storage.RollUp;

/// <summary>The rows <c>t|</c> of a home: days that a fold touched and that are not published yet.</summary>
/// <param name="tables">The tables.</param>
public sealed class TouchedRows(StorageTables tables)
{
    private readonly TableClient dossiers = tables.Dossiers;

    /// <summary>The row that asks for <paramref name="days"/> to be published.</summary>
    internal static TableEntity Row(string home, IEnumerable<TouchedDay> days) =>
        new(home, RowKeys.Unique(RowKeys.Touched))
        {
            ["days"] = string.Join(' ', days.Select(Text).Distinct(StringComparer.Ordinal)),
        };

    /// <summary>Every row of <paramref name="home"/>, others' too, each with the days it lists.</summary>
    internal async Task<IReadOnlyList<TouchedRow>> ReadAsync(string home, CancellationToken cancellationToken)
    {
        var rows = await dossiers.ReadRangeAsync(home, RowKeys.Touched, RowKeys.After(RowKeys.Touched), cancellationToken);
        return [.. rows.Select(row => new TouchedRow(home, row.RowKey, Days(home, row)))];
    }

    /// <summary>Deletes rows whose days are published; one that another roll-up deleted first is as good.</summary>
    internal Task DeleteAsync(string home, IEnumerable<string> rowKeys, CancellationToken cancellationToken) =>
        dossiers.DeleteRowsAsync(home, rowKeys, cancellationToken);

    /// <summary>The days that a row lists. Those of an earlier release name no procedure.</summary>
    internal static IReadOnlyList<TouchedDay> Days(string home, TableEntity row) =>
        [.. row.GetString("days").Split(' ').Select(day => day.Split('|')).Select(parts =>
            new TouchedDay(home, AgencyCode.Parse(parts[0]), RowKeys.ParseDay(parts[1]), parts.Length > 2 ? parts[2] : null))];

    private static string Text(TouchedDay touched) =>
        $"{touched.Agency}|{RowKeys.Day(touched.Day)}{(touched.Procedure is { } procedure ? $"|{procedure}" : "")}";
}
