using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>How kpis rows are named: each row stands once among its period's rows and once among its agency's.</summary>
internal static class KpiKeys
{
    public const string Agency = "agency";
    public const string Parent = "parent";

    /// <summary>
    /// The end of a filter that takes rows of a subtree alone, by their column <c>agency</c>; empty for the country. '/'
    /// follows '.', and no code has a character before '.': this takes H60 and H60.12, but not H6 or H61.
    /// </summary>
    public static string Subtree(AgencyCode root) =>
        root == AgencyCode.Country ? "" : $" and {Agency} ge '{root}' and {Agency} lt '{root}/'";

    /// <summary>The columns that a row is found by: its agency, and the one directly above.</summary>
    public static IReadOnlyDictionary<string, string> Labels(AgencyCode agency)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Agency] = agency.Value };
        if (agency.Parent is { } parent)
        {
            labels[Parent] = parent.Value;
        }

        return labels;
    }

    /// <summary>The partition of a period's rows: <c>day|202207</c>, <c>month|2022</c> or <c>year</c>.</summary>
    public static string Partition(PeriodGrain grain, LocalDate start) => grain switch
    {
        PeriodGrain.Day => $"day|{RowKeys.Month(start)}",
        PeriodGrain.Month => $"month|{start:uuuu}",
        _ => "year",
    };

    /// <summary>The row key among the period's rows: <c>2022-07-04|H60.12</c>.</summary>
    public static string InPeriod(string periodId, AgencyCode agency) => PeriodStart(periodId) + agency;

    /// <summary>What the row keys of all agencies in a period begin with: <c>2022-07-04|</c>.</summary>
    public static string PeriodStart(string periodId) => $"{periodId}|";

    /// <summary>The row key among the agency's rows: <c>day|2022-07-04</c>.</summary>
    public static string InAgency(PeriodGrain grain, string periodId) => $"{WireName<PeriodGrain>.Of(grain)}|{periodId}";

    /// <summary>The period's name in a row key among the period's rows.</summary>
    public static string PeriodOf(string rowKeyInPeriod) => rowKeyInPeriod.Split('|')[0];

    /// <summary>The period that a row is named after.</summary>
    public static Period Period(PeriodGrain grain, string periodId) =>
        Core.Periods.Period.TryParse(grain, periodId, out var period)
            ? period
            : throw new InvalidOperationException($"A kpis row is named after {periodId}, which is no period.");

    /// <summary>The period's name in a row key among the agency's rows.</summary>
    public static string PeriodOfAgencyRow(string rowKeyInAgency) => rowKeyInAgency.Split('|')[1];
}
