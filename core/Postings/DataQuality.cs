namespace Dvc.Core.Postings;

/// <summary>The counters that tell how far figures can be trusted, by what they tell.</summary>
public static class DataQuality
{
    /// <summary>What dossiers that count leave out or contradict; on the day of receipt.</summary>
    public static IReadOnlyList<Counter> Gaps { get; } =
    [
        Counter.NoDueDate, Counter.OutcomeDisputed, Counter.NoFinishDate, Counter.NoPauseDate, Counter.NoServiceLevel,
        Counter.PaidWithoutFee, Counter.Conflicted, Counter.ChannelDefaulted, Counter.NoClock, Counter.InformationOnline,
        Counter.DueDisputed, Counter.DueUnknown,
    ];

    /// <summary>Resolved dossiers whose dates were moved; on the day of closing.</summary>
    public static IReadOnlyList<Counter> Moves { get; } = [Counter.DueMoved, Counter.LateByOriginal, Counter.FinishMovedBack];

    /// <summary>Why events were rejected, once a dossier and reason; on the day of arrival.</summary>
    public static IReadOnlyList<Counter> Rejections { get; } =
        [.. Enum.GetValues<Counter>().Where(counter => counter >= Counter.RejectedNoReceipt)];

    /// <summary>
    /// The six checks that one-stop shops make of their own data: an online filing of a service that is information only,
    /// no receipt date, resolved without a finish date, receipt or finish in the future, receipt after finish.
    /// </summary>
    public static IReadOnlyList<Counter> Checks { get; } =
    [
        Counter.InformationOnline, Counter.RejectedNoReceipt, Counter.RejectedNoFinish, Counter.RejectedFutureReceipt,
        Counter.RejectedFutureFinish, Counter.RejectedReceiptAfterFinish,
    ];
}
