using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>
/// How kpis rows of procedures are named: one a month and one a year for each procedure of an agency, over its subtree. A
/// month's stand with those of all agencies under the same province or ministry, so that a superior finds its
/// subordinates' in one partition.
/// </summary>
internal static class ProcedureKeys
{
    public const string Procedure = "procedure";

    /// <summary>
    /// The column of a row's parts, days of a month or months of a year: a change of the ledger for each, on its first day.
    /// </summary>
    public const string Parts = "parts";

    /// <summary>The partition of an agency's rows of a month: <c>procedure|202207|H60</c>.</summary>
    public static string Month(AgencyCode agency, LocalDate day) => $"{Procedure}|{RowKeys.Month(day)}|{Group(agency)}";

    /// <summary>The partition of an agency's rows of years: <c>procedure|year|H60</c>.</summary>
    public static string Years(AgencyCode agency) => $"{Procedure}|year|{Group(agency)}";

    /// <summary>What the row keys of an agency begin with among a month's rows, and those of all its years: <c>H60.12|</c>.</summary>
    public static string Of(AgencyCode agency) => $"{agency}|";

    /// <summary>What the row keys of an agency begin with among a year's rows: <c>H60.12|2022|</c>.</summary>
    public static string OfYear(AgencyCode agency, int year) => $"{Of(agency)}{year:0000}|";

    /// <summary>The row's procedure, the last part of its key.</summary>
    public static string ProcedureOf(string rowKey) => rowKey[(rowKey.LastIndexOf('|') + 1)..];

    /// <summary>The year of a row among an agency's years.</summary>
    public static string YearOf(string rowKey) => rowKey.Split('|')[1];

    /// <summary>A filter that takes a month's rows of the agencies directly below <paramref name="parent"/>.</summary>
    public static string Subordinates(AgencyCode parent, LocalDate month)
    {
        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {$"{Procedure}|{RowKeys.Month(month)}|{parent.FirstGroup}"}");
        var below = parent == AgencyCode.Country ? "" : TableClient.CreateQueryFilter($" and RowKey ge {$"{parent}."} and RowKey lt {$"{parent}/"}");
        return $"{partition}{below} and {KpiKeys.Parent} eq '{parent}'";
    }

    /// <summary>The parts of a row, by key; none where somebody else wrote it.</summary>
    public static IEnumerable<KeyValuePair<LedgerKey, LedgerChange>> ReadParts(TableEntity row) =>
        row.GetBinary(Parts) is { } parts ? LedgerJson.ReadChanges(parts) : [];

    /// <summary>Whether <paramref name="day"/> begins a part of <paramref name="period"/>: a day of a month, or a month of a year.</summary>
    public static bool IsPart(LocalDate day, Period period) => period.Days.Contains(day) && (period.Grain == PeriodGrain.Month || day.Day == 1);

    // The country's own, which nobody stands above, are among those directly below it.
    private static string Group(AgencyCode agency) => (agency.Parent ?? agency).FirstGroup;
}
