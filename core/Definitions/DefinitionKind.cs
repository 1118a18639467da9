namespace Dvc.Core.Definitions;

/// <summary>The kinds of words that answers use.</summary>
public enum DefinitionKind
{
    /// <summary>What is posted to the ledger (bộ đếm), a member of <see cref="Postings.Counter"/>.</summary>
    Counter,

    /// <summary>A sum of counters (số liệu).</summary>
    Figure,

    /// <summary>A ratio of figures (tỷ lệ), a member of <see cref="Kpi.KpiRate"/>.</summary>
    Rate,

    /// <summary>A kind of period (kỳ), a member of <see cref="Periods.PeriodGrain"/>.</summary>
    Period,

    /// <summary>Any other word (thuật ngữ).</summary>
    Term,

    /// <summary>A check of the data (phép kiểm tra dữ liệu).</summary>
    Check,
}
