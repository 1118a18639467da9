using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Storage.Ledger;
using NodaTime;

namespace Dvc.Storage.Moves;

/// <summary>
/// A moved date in a row: first in its dossier's home, written with the dossier in one transaction, then in table
/// <c>moves</c> under the month in which it became known.
/// </summary>
internal static class MovedDateRow
{
    /// <summary>The day on which the move became known, <c>uuuuMMdd</c>.</summary>
    public const string Day = "day";

    public const string Agency = "agency";
    public const string Kind = "kind";

    private const string DossierId = "dossierId";

    /// <summary>The row that waits in the home.</summary>
    public static TableEntity InHome(string home, MovedDate move) => WithColumns(new TableEntity(home, RowKeys.Unique(RowKeys.Moves)), move);

    /// <summary>The row in table <c>moves</c>. Its key says all that the row does, so that copying twice is copying once.</summary>
    public static TableEntity InTable(MovedDate move)
    {
        var day = KnownOn(move);
        var key = string.Join(
            '|', move.Agency, RowKeys.Day(day), move.DossierId, WireName<MovedDateKind>.Of(move.Kind), move.From.ReportedBy.ContentHash[..16], move.To.ReportedBy.ContentHash[..16]);
        return WithColumns(new TableEntity(RowKeys.FactsPartition(move.Agency, day), key), move);
    }

    public static MovedDate Read(TableEntity row) => new(
        WireName<MovedDateKind>.TryParse(row.GetString(Kind), out var kind) ? kind : throw new InvalidOperationException("A moved date has no known kind."),
        row.GetString(DossierId),
        AgencyCode.Parse(row.GetString(Agency)),
        ReadDate(row, "from"),
        ReadDate(row, "to"));

    private static LocalDate KnownOn(MovedDate move) => Instant.Max(move.From.ArrivedAt, move.To.ArrivedAt).DateInVietnam();

    private static TableEntity WithColumns(TableEntity row, MovedDate move)
    {
        row[Kind] = WireName<MovedDateKind>.Of(move.Kind);
        row[DossierId] = move.DossierId;
        row[Agency] = move.Agency.Value;
        row[Day] = RowKeys.Day(KnownOn(move));
        WriteDate(row, "from", move.From);
        WriteDate(row, "to", move.To);
        return row;
    }

    private static void WriteDate(TableEntity row, string name, ReportedDate date)
    {
        row[$"{name}Time"] = date.Time.ToDateTimeUtc();
        row[$"{name}ArrivedAt"] = date.ArrivedAt.ToDateTimeUtc();
        row[$"{name}UpdatedAt"] = date.ReportedBy.UpdatedAt.ToDateTimeUtc();
        row[$"{name}Status"] = WireName<DossierStatus>.Of(date.ReportedBy.Status);
        row[$"{name}Hash"] = date.ReportedBy.ContentHash;
    }

    private static ReportedDate ReadDate(TableEntity row, string name) => new(
        new SnapshotOrder(
            CounterColumns.Time(row, $"{name}UpdatedAt"),
            WireName<DossierStatus>.TryParse(row.GetString($"{name}Status"), out var status)
                ? status
                : throw new InvalidOperationException("A moved date has no known status."),
            row.GetString($"{name}Hash")),
        CounterColumns.Time(row, $"{name}Time"),
        CounterColumns.Time(row, $"{name}ArrivedAt"));
}
