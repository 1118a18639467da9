using System.Text.Json.Serialization;
using NodaTime.Text;

namespace Dvc.Functions.Kpi;

/// <summary>The span of days that figures are of.</summary>
/// <param name="Grain">The kind of period, or <c>range</c>.</param>
/// <param name="Id">The period's name; of a range its first and last day.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Complete">Whether the last day is over, in Vietnam. Until then figures are those up to today.</param>
/// <param name="ToBeVerified">True where the dates are not verified against the decree that sets them; absent otherwise.</param>
public sealed record PeriodPart(string Grain, string Id, string Start, string End, bool Complete,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ToBeVerified)
{
    internal static PeriodPart Of(NamedSpan span, NodaTime.LocalDate today) => new(
        span.Grain,
        span.Id,
        LocalDatePattern.Iso.Format(span.Days.Start),
        LocalDatePattern.Iso.Format(span.Days.End),
        span.Days.End < today,
        span.IsToBeVerified ? true : null);
}
