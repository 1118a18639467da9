using Dvc.Core.Kpi;
using Dvc.Core.Postings;

namespace Dvc.Functions.Kpi;

/// <summary>The counts: carried over + received = resolved + withdrawn + stopped + refused + open.</summary>
/// <param name="Received">Received in the span.</param>
/// <param name="Resolved">Resolved in the span.</param>
/// <param name="CarriedOver">Open on the day before the span.</param>
/// <param name="Withdrawn">Withdrawn in the span.</param>
/// <param name="Stopped">Stopped in the span.</param>
/// <param name="Refused">Received and then refused, in the span.</param>
/// <param name="Open">Open at the span's end, or today.</param>
public sealed record CountsPart(
    ReceivedPart Received,
    ResolvedPart Resolved,
    long CarriedOver,
    long Withdrawn,
    long Stopped,
    long Refused,
    OpenPart Open)
{
    internal static CountsPart Of(Figures figures) => new(
        new ReceivedPart(
            figures.Received,
            figures.Span[Counter.ReceivedInPerson],
            figures.Span[Counter.ReceivedOnline],
            figures.Span[Counter.ReceivedPost]),
        new ResolvedPart(figures.Resolved, figures.Early, figures.OnTime, figures.Late),
        figures.CarriedOver,
        figures.Span[Counter.Withdrawn],
        figures.Span[Counter.Stopped],
        figures.Span[Counter.Refused],
        new OpenPart(figures.Open, figures.WithinDue, figures.Overdue));
}
