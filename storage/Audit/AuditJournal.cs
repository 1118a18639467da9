using Azure.Data.Tables;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>Keeps the audit's report beside the marks, written after every unit, so that a run which dies loses nothing.</summary>
/// <param name="tables">The tables.</param>
public sealed class AuditJournal(StorageTables tables)
{
    private const string Partition = "journal";
    private const string Row = "audit";
    private const string Last = "last";
    private const string Total = "total";

    /// <summary>The report; null before the first run.</summary>
    public async Task<AuditReport?> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = await tables.Dirty.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return read.HasValue && read.Value is { } row && Time(row, "startedAt") is { } startedAt
            ? new AuditReport(
                startedAt,
                Time(row, "finishedAt"),
                Time(row, "lastDifferenceAt"),
                ReadFindings(row, Last),
                ReadFindings(row, Total),
                row.GetString("cursor") is { Length: > 0 } cursor ? cursor : null)
            : null;
    }

    internal Task WriteAsync(AuditReport report, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Row);
        WriteTime(row, "startedAt", report.StartedAt);
        WriteTime(row, "finishedAt", report.FinishedAt);
        WriteTime(row, "lastDifferenceAt", report.LastDifferenceAt);
        row["cursor"] = report.Cursor ?? "";
        WriteFindings(row, Last, report.Last);
        WriteFindings(row, Total, report.Total);
        return tables.Dirty.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static void WriteTime(TableEntity row, string column, Instant? time)
    {
        if (time is { } present)
        {
            row[column] = present.ToDateTimeOffset();
        }
    }

    private static Instant? Time(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) is { } time ? Instant.FromDateTimeOffset(time) : null;

    private static void WriteFindings(TableEntity row, string prefix, AuditFindings findings)
    {
        row[Column(prefix, nameof(findings.Homes))] = findings.Homes;
        row[Column(prefix, nameof(findings.Agencies))] = findings.Agencies;
        row[Column(prefix, nameof(findings.Left))] = findings.Left;
        row[Column(prefix, nameof(findings.LedgerRows))] = findings.LedgerRows;
        row[Column(prefix, nameof(findings.FactsRows))] = findings.FactsRows;
        row[Column(prefix, nameof(findings.KpisRows))] = findings.KpisRows;
        row[Column(prefix, nameof(findings.LostMarks))] = findings.LostMarks;
        row[Column(prefix, nameof(findings.RepostedDossiers))] = findings.RepostedDossiers;
    }

    private static AuditFindings ReadFindings(TableEntity row, string prefix)
    {
        return new AuditFindings(
            Count(nameof(AuditFindings.Homes)),
            Count(nameof(AuditFindings.Agencies)),
            Count(nameof(AuditFindings.Left)),
            Count(nameof(AuditFindings.LedgerRows)),
            Count(nameof(AuditFindings.FactsRows)),
            Count(nameof(AuditFindings.KpisRows)),
            Count(nameof(AuditFindings.LostMarks)),
            Count(nameof(AuditFindings.RepostedDossiers)));

        long Count(string name) => row.GetInt64(Column(prefix, name)) ?? 0;
    }

    private static string Column(string prefix, string name) => prefix + name;
}
