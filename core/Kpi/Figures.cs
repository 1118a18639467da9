using Dvc.Core.Dossiers;
using Dvc.Core.Postings;

namespace Dvc.Core.Kpi;

/// <summary>
/// The counts and rates of one agency over one span of days. The identities hold always:
/// carried over + received = resolved + withdrawn + stopped + refused + open, resolved = early + on time + late,
/// open = within due + overdue.
/// </summary>
/// <param name="Opening">The sum of all days before the span.</param>
/// <param name="Span">The sum of the span's days, up to the day it is evaluated at.</param>
public sealed record Figures(Counters Opening, Counters Span)
{
    /// <summary>Nothing counted, before or within the span.</summary>
    public static Figures Nothing { get; } = new(Counters.Zero, Counters.Zero);

    /// <summary>Dossiers received (tiếp nhận), all channels.</summary>
    public long Received => ReceivedIn(Span);

    /// <summary>Dossiers resolved (đã giải quyết), all channels and outcomes.</summary>
    public long Resolved => ResolvedIn(Span);

    /// <summary>Resolved before the due date (trước hạn).</summary>
    public long Early => ResolvedWith(Span, Outcome.Early);

    /// <summary>Resolved on the due date (đúng hạn).</summary>
    public long OnTime => ResolvedWith(Span, Outcome.OnTime);

    /// <summary>Resolved after the due date (quá hạn).</summary>
    public long Late => ResolvedWith(Span, Outcome.Late);

    /// <summary>Open on the day before the span (kỳ trước chuyển qua).</summary>
    public long CarriedOver => OpenIn(Opening);

    /// <summary>Open at the end of the span (đang giải quyết).</summary>
    public long Open => CarriedOver + OpenIn(Span);

    /// <summary>Open and past the due date at the end of the span (đang giải quyết quá hạn).</summary>
    public long Overdue => OverdueIn(Opening) + OverdueIn(Span);

    /// <summary>Open and not past the due date at the end of the span, or without one, or paused (trong hạn).</summary>
    public long WithinDue => Open - Overdue;

    /// <summary>The sum of all days up to the end of the span.</summary>
    public Counters AtEnd => Opening + Span;

    /// <summary>Whether any dossier is behind the figures; events that were rejected are counted without one.</summary>
    public bool HasDossiers => CarriedOver != 0 || Received != 0;

    /// <summary>Received online out of all received.</summary>
    public Rate OnlineRate => new(Span[Counter.ReceivedOnline], Received);

    /// <summary>Received online by a fully online service out of all received.</summary>
    public Rate FullOnlineRate => new(Span[Counter.ReceivedFull], Received);

    /// <summary>Resolved early or on time out of all resolved.</summary>
    public Rate OnTimeRate => new(Early + OnTime, Resolved);

    /// <summary>Resolved early out of all resolved.</summary>
    public Rate EarlyRate => new(Early, Resolved);

    /// <summary>Resolved late out of all resolved.</summary>
    public Rate LateRate => new(Late, Resolved);

    /// <summary>
    /// Resolved early or on time, or open and not overdue, out of resolved and open: the method of the national index
    /// (Decision 766/QĐ-TTg, group on progress), another number than <see cref="OnTimeRate"/>.
    /// </summary>
    public Rate ProgressRate => new(Early + OnTime + WithinDue, Resolved + Open);

    /// <summary>Papers digitised at intake out of what was received at the counter.</summary>
    public Rate DigitisedRate => new(Span[Counter.Digitised], Span[Counter.ReceivedInPerson]);

    /// <summary>Fees paid online out of dossiers with a fee.</summary>
    public Rate PaidOnlineRate => new(Span[Counter.PaidOnline], Span[Counter.FeeDue]);

    /// <summary>Whole days from receipt to finish, on average of the resolved.</summary>
    public Rate HandlingRate => new(Span[Counter.HandlingDays], Resolved);

    /// <summary>Working days from receipt to finish, on average of the resolved.</summary>
    public Rate HandlingWorkingRate => new(Span[Counter.HandlingWorkingDays], Resolved);

    /// <summary>A rate by its name.</summary>
    public Rate this[KpiRate rate] => rate switch
    {
        KpiRate.Online => OnlineRate,
        KpiRate.FullOnline => FullOnlineRate,
        KpiRate.OnTime => OnTimeRate,
        KpiRate.Early => EarlyRate,
        KpiRate.Late => LateRate,
        KpiRate.Progress => ProgressRate,
        KpiRate.Digitised => DigitisedRate,
        KpiRate.PaidOnline => PaidOnlineRate,
        KpiRate.Handling => HandlingRate,
        KpiRate.HandlingWorking => HandlingWorkingRate,
        _ => throw new ArgumentOutOfRangeException(nameof(rate), rate, "Not a rate."),
    };

    /// <summary>The sum of figures of one span.</summary>
    public static Figures Sum(IReadOnlyCollection<Figures> all) =>
        new(Counters.Sum(all.Select(figures => figures.Opening)), Counters.Sum(all.Select(figures => figures.Span)));

    /// <summary>What remains of <paramref name="left"/> without <paramref name="right"/>; both must be of one span.</summary>
    public static Figures operator -(Figures left, Figures right) => new(left.Opening - right.Opening, left.Span - right.Span);

    private static long ReceivedIn(Counters counters) =>
        counters[Counter.ReceivedInPerson] + counters[Counter.ReceivedOnline] + counters[Counter.ReceivedPost];

    private static long ResolvedWith(Counters counters, Outcome outcome) =>
        Enum.GetValues<Channel>().Sum(channel => counters[PostingRules.Resolved(channel, outcome)]);

    private static long ResolvedIn(Counters counters) =>
        Enum.GetValues<Outcome>().Sum(outcome => ResolvedWith(counters, outcome));

    private static long OpenIn(Counters counters) =>
        ReceivedIn(counters) - ResolvedIn(counters)
        - counters[Counter.Withdrawn] - counters[Counter.Stopped] - counters[Counter.Refused];

    private static long OverdueIn(Counters counters) => counters[Counter.OverdueStart] - counters[Counter.OverdueEnd];
}
