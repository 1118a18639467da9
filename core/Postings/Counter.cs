namespace Dvc.Core.Postings;

/// <summary>
/// What is counted, each on the day that its remark names. The camelCase name (<see cref="WireName{T}"/>) is the
/// column's name in the ledger, in facts and in kpis. Stored postings name counters: add,
/// but never rename or remove one.
/// </summary>
public enum Counter
{
    /// <summary>Received at the counter; on the day of receipt.</summary>
    ReceivedInPerson,

    /// <summary>Received online; on the day of receipt.</summary>
    ReceivedOnline,

    /// <summary>Received by post; on the day of receipt.</summary>
    ReceivedPost,

    /// <summary>Online filings of a fully online service (toàn trình); on the day of receipt.</summary>
    ReceivedFull,

    /// <summary>Online filings of a partly online service (một phần); on the day of receipt.</summary>
    ReceivedPartial,

    /// <summary>Filed at the counter and resolved early; on the day of closing.</summary>
    ResolvedInPersonEarly,

    /// <summary>Filed at the counter and resolved on time; on the day of closing.</summary>
    ResolvedInPersonOnTime,

    /// <summary>Filed at the counter and resolved late; on the day of closing.</summary>
    ResolvedInPersonLate,

    /// <summary>Filed online and resolved early; on the day of closing.</summary>
    ResolvedOnlineEarly,

    /// <summary>Filed online and resolved on time; on the day of closing.</summary>
    ResolvedOnlineOnTime,

    /// <summary>Filed online and resolved late; on the day of closing.</summary>
    ResolvedOnlineLate,

    /// <summary>Filed by post and resolved early; on the day of closing.</summary>
    ResolvedPostEarly,

    /// <summary>Filed by post and resolved on time; on the day of closing.</summary>
    ResolvedPostOnTime,

    /// <summary>Filed by post and resolved late; on the day of closing.</summary>
    ResolvedPostLate,

    /// <summary>Withdrawn by the applicant; on the day of closing.</summary>
    Withdrawn,

    /// <summary>Stopped; on the day of closing.</summary>
    Stopped,

    /// <summary>Received and then refused; on the day of closing.</summary>
    Refused,

    /// <summary>Not closed by the end of its due date and not paused; on the day after the due date, posted ahead.</summary>
    OverdueStart,

    /// <summary>Closed after its due date; on the day of closing.</summary>
    OverdueEnd,

    /// <summary>Open and not paused; on the due date.</summary>
    OpenDue,

    /// <summary>Filed at the counter with papers digitised at intake; on the day of receipt.</summary>
    Digitised,

    /// <summary>A fee is due; on the day of receipt.</summary>
    FeeDue,

    /// <summary>A fee is due and was paid online; on the day of receipt.</summary>
    PaidOnline,

    /// <summary>Whole days from receipt to finish of resolved dossiers; on the day of closing.</summary>
    HandlingDays,

    /// <summary>Working days from receipt to finish of resolved dossiers, the day of receipt not counted; on the day of closing.</summary>
    HandlingWorkingDays,

    /// <summary>Resolved with a due date later than the first one; on the day of closing.</summary>
    DueMoved,

    /// <summary>Resolved after the first due date; on the day of closing.</summary>
    LateByOriginal,

    /// <summary>Resolved with a finish date earlier than the one first reported; on the day of closing.</summary>
    FinishMovedBack,

    /// <summary>Data quality: no due date; on the day of receipt, as are all that follow.</summary>
    NoDueDate,

    /// <summary>Data quality: the sender states another outcome than the dates give.</summary>
    OutcomeDisputed,

    /// <summary>Data quality: closed without a finish date.</summary>
    NoFinishDate,

    /// <summary>Data quality: paused without saying since when.</summary>
    NoPauseDate,

    /// <summary>Data quality: filed online without the service's level.</summary>
    NoServiceLevel,

    /// <summary>Data quality: paid online although no fee is due.</summary>
    PaidWithoutFee,

    /// <summary>Data quality: two contents carry the newest <c>updatedAt</c>.</summary>
    Conflicted,

    /// <summary>Data quality: the sender did not say how the dossier was filed.</summary>
    ChannelDefaulted,

    /// <summary>Data quality: the sender has no clock, so states are ordered by arrival.</summary>
    NoClock,

    /// <summary>Data quality: filed online at a service that is information only.</summary>
    InformationOnline,

    /// <summary>Data quality: the first due date is later than the statutory term allows.</summary>
    DueDisputed,

    /// <summary>Data quality: the statutory term reaches into a year that the working calendar does not know.</summary>
    DueUnknown,

    /// <summary>Rejected: no receipt date where the status needs one; on the day of arrival, once a dossier, as are all that follow.</summary>
    RejectedNoReceipt,

    /// <summary>Rejected: resolved without a finish date.</summary>
    RejectedNoFinish,

    /// <summary>Rejected: received, also by the competent agency, in the future.</summary>
    RejectedFutureReceipt,

    /// <summary>Rejected: finished in the future.</summary>
    RejectedFutureFinish,

    /// <summary>Rejected: received after it was finished.</summary>
    RejectedReceiptAfterFinish,

    /// <summary>Rejected: due, first due, or received by the competent agency, before it was received.</summary>
    RejectedDueBeforeReceipt,

    /// <summary>Rejected: updated in the future.</summary>
    RejectedFutureUpdate,

    /// <summary>Rejected: another required member is absent.</summary>
    RejectedRequired,

    /// <summary>Rejected: a member has another JSON type.</summary>
    RejectedType,

    /// <summary>Rejected: a text is too long.</summary>
    RejectedLength,

    /// <summary>Rejected: a code does not have its form.</summary>
    RejectedPattern,

    /// <summary>Rejected: a name is none of those allowed.</summary>
    RejectedEnum,

    /// <summary>Rejected: a timestamp is not RFC 3339, or has no offset.</summary>
    RejectedTimestamp,

    /// <summary>Rejected: a timestamp outside the years 2000 to 2100.</summary>
    RejectedRange,

    /// <summary>Rejected: not JSON, or no JSON object.</summary>
    RejectedNotJson,

    /// <summary>Rejected: the agency, or the agency that has the dossier, is not the source's.</summary>
    RejectedOutsideSource,

    /// <summary>Rejected: a member stands more than once in a JSON object.</summary>
    RejectedDuplicate,
}
