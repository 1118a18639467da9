namespace Dvc.Core.Dossiers;

/// <summary>What the statuses mean for counting.</summary>
public static class DossierStatusExtensions
{
    /// <summary>The work is done: resolved, or resolved and handed over.</summary>
    public static bool IsResolved(this DossierStatus status) => status is DossierStatus.Resolved or DossierStatus.Returned;

    /// <summary>Nothing more is to be done: resolved, withdrawn, stopped or refused.</summary>
    public static bool IsClosed(this DossierStatus status) =>
        status.IsResolved() || status is DossierStatus.Withdrawn or DossierStatus.Stopped or DossierStatus.Refused;

    /// <summary>The clock stands still while the applicant is asked for papers or payment.</summary>
    public static bool IsPause(this DossierStatus status) =>
        status is DossierStatus.AwaitingSupplement or DossierStatus.AwaitingPayment;

    /// <summary>The state can be the first one that a sender reports, so no earlier one need be stored.</summary>
    public static bool MayBeFirst(this DossierStatus status) =>
        status is DossierStatus.Registered or DossierStatus.Accepted or DossierStatus.Refused;

    /// <summary>The dossier cannot be in this status without having been received (ngày tiếp nhận).</summary>
    public static bool NeedsReceipt(this DossierStatus status) =>
        status is not (DossierStatus.Registered or DossierStatus.Refused);
}
