using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Outcome = Dvc.Core.Dossiers.Outcome;

namespace Dvc.Testing.Dossiers;

/// <summary>Random histories of dossiers: every snapshot is one that validation lets pass, but their sequence makes no sense at all.</summary>
public static class Histories
{
    /// <summary>The day from which the generated days are counted.</summary>
    public static readonly LocalDate FirstDay = new(2026, 11, 2);

    private static readonly Gen<LocalTime> TimesOfDay =
        Gen.Elements(LocalTime.Midnight, LocalTime.MaxValue, new LocalTime(8, 0), new LocalTime(15, 0), new LocalTime(17, 0));

    private static readonly Counter[] Reasons = [.. Enum.GetValues<Counter>().Where(counter => counter >= Counter.RejectedNoReceipt)];

    private static readonly Gen<bool?> Flag = Gen.Elements<bool?>(null, true, false);

    private static readonly Gen<(AgencyCode Agency, string Procedure)> Places =
        from agency in Gen.Elements("H60", "H60.1", "H60.1.05", "H60.10", "H60.12", "H15.50", "G09")
        from procedure in Gen.Elements("1.004239", "1.010708.000.00.00.H56")
        select (AgencyCode.Parse(agency), procedure);

    /// <summary>Snapshots of one dossier in which everything varies, and two in three share their <c>updatedAt</c> with few others.</summary>
    public static Gen<DossierSnapshot> Snapshot(string dossierId) =>
        from status in Gen.Frequency((2, Gen.Elements(Enum.GetValues<DossierStatus>())), (1, Gen.Constant(DossierStatus.Resolved)))
        from place in Places
        from channel in Gen.Elements(Enum.GetValues<Channel>())
        from level in Gen.Elements<ServiceLevel?>(null, ServiceLevel.Information, ServiceLevel.Partial, ServiceLevel.Full)
        from receivedDay in Gen.Choose(0, 6)
        from receivedAt in TimeOn(receivedDay, receivedDay)
        from isReceived in Gen.Frequency((3, Gen.Constant(value: true)), (1, Gen.Constant(value: false)))
        from competentReceivedAt in Gen.Frequency((3, Gen.Constant<Instant?>(null)), (1, Maybe(TimeOn(receivedDay, receivedDay + 2))))
        from dueAt in Maybe(TimeOn(receivedDay, receivedDay + 4))
        from originalDueAt in Gen.Frequency((3, Gen.Constant<Instant?>(null)), (1, Maybe(TimeOn(receivedDay, receivedDay + 6))))
        from pausedAt in Maybe(TimeOn(0, 12))
        from finishedAt in TimeOn(receivedDay, receivedDay + 6)
        from isFinished in Gen.Elements(true, false)
        from stated in Gen.Elements<Outcome?>(null, Outcome.Early, Outcome.OnTime, Outcome.Late)
        from digitised in Flag
        from feeDue in Flag
        from paidOnline in Flag
        from updatedAt in TimeOn(3, 4)
        from noClock in Gen.Elements(true, false)
        from channelDefaulted in Gen.Elements(true, false)
        let received = isReceived || status.NeedsReceipt()
        select new DossierSnapshot
        {
            DossierId = dossierId,
            Agency = place.Agency,
            Procedure = place.Procedure,
            Channel = channel,
            ServiceLevel = level,
            Status = status,
            ReceivedAt = received ? receivedAt : null,
            CompetentReceivedAt = competentReceivedAt,
            DueAt = dueAt,
            OriginalDueAt = originalDueAt,
            PausedAt = pausedAt,
            FinishedAt = isFinished || status.IsResolved() ? finishedAt : null,
            Outcome = stated,
            Digitised = digitised,
            FeeDue = feeDue,
            PaidOnline = paidOnline,
            UpdatedAt = updatedAt,
            NoClock = noClock,
            ChannelDefaulted = channelDefaulted,
        };

    /// <summary>Snapshots of one dossier with so few values that ties in time, with equal status and with equal content, are the rule.</summary>
    public static Gen<DossierSnapshot> TiedSnapshot() =>
        from status in Gen.Elements("processing", "withdrawn", "resolved finished:04", "resolved finished:05")
        from due in Gen.Elements("", "due:05", "due:06")
        from updated in Gen.Elements("updated:07", "updated:08", "updated:09")
        select Story.Snapshot($"{status} {due} {updated}");

    /// <summary>Events of one dossier: mostly snapshots, that arrive whenever they like, steps, and some that were rejected.</summary>
    public static Gen<SentEvent> Event(string dossierId) => Gen.Frequency(
        (6, from snapshot in Snapshot(dossierId) from arrivedAt in TimeOn(3, 9) select new SentEvent(dossierId, arrivedAt) { Snapshot = snapshot }),
        (2, from step in Step() from arrivedAt in TimeOn(3, 9) select new SentEvent(dossierId, arrivedAt) { Step = step }),
        (1, Rejected(dossierId)));

    /// <summary>Steps about as new as the snapshots are.</summary>
    public static Gen<ProgressStep> Step() =>
        from status in Gen.Elements(Enum.GetValues<DossierStatus>())
        from at in TimeOn(3, 5)
        select new ProgressStep(at, status);

    /// <summary>Some dossiers' events as they arrive: in any order, some more than once.</summary>
    public static Gen<IReadOnlyList<SentEvent>> Deliveries() =>
        from sizes in Gen.Choose(1, 5).ListOf(3)
        from events in Gen.CollectToList(sizes.Index(), history => Event($"H60.12-261102-000{history.Index}").ListOf(history.Item))
        from deliveries in Deliveries([.. events.SelectMany(history => history)])
        select deliveries;

    /// <summary>These events in any order, some more than once.</summary>
    public static Gen<IReadOnlyList<T>> Deliveries<T>(IReadOnlyList<T> events) =>
        from repeated in Gen.SubListOf<T>(events)
        from order in Gen.Shuffle<T>([.. events, .. repeated])
        select (IReadOnlyList<T>)order;

    /// <summary>The dossiers after all deliveries.</summary>
    public static IEnumerable<Dossier> Merged(IEnumerable<SentEvent> deliveries) =>
        deliveries.GroupBy(sent => sent.DossierId, StringComparer.Ordinal).Select(Merge);

    /// <summary>One dossier after all its events.</summary>
    public static Dossier Merge(IEnumerable<SentEvent> events) =>
        events.Select(sent => sent.Told).Aggregate((one, other) => one.Merge(other));

    /// <summary>One dossier after snapshots that arrived at once.</summary>
    public static Dossier Merge(IEnumerable<DossierSnapshot> snapshots) => Merge(snapshots.Select(SentEvent.Of));

    private static Gen<SentEvent> Rejected(string dossierId) =>
        from reasons in Gen.Elements(Reasons).NonEmptyListOf()
        from place in Places
        from arrivedAt in TimeOn(3, 9)
        select new SentEvent(dossierId, arrivedAt) { Rejected = Rejections.Of(reasons, new Rejection(arrivedAt, place.Agency)) };

    private static Gen<Instant> TimeOn(int firstDay, int lastDay) =>
        from day in Gen.Choose(firstDay, lastDay)
        from time in TimesOfDay
        select Clock.At(FirstDay.PlusDays(day), time);

    private static Gen<Instant?> Maybe(Gen<Instant> times) =>
        Gen.Frequency((1, Gen.Constant<Instant?>(null)), (3, times.Select(time => (Instant?)time)));
}
