using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>One field (lĩnh vực), the sum of its procedures.</summary>
/// <param name="Field">The field in Vietnamese; null: the procedures that are not catalogued.</param>
/// <param name="Procedures">How many procedures have dossiers behind the figures.</param>
/// <param name="Services">How many of its services are used.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
public sealed record FieldRow(string? Field, long Procedures, ServiceUsePart Services, CountsPart Counts, RatesPart Rates);
