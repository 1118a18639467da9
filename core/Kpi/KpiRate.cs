namespace Dvc.Core.Kpi;

/// <summary>Every rate, by name; <see cref="Figures"/> says what each is made of.</summary>
public enum KpiRate
{
    /// <summary>Received online out of all received.</summary>
    Online,

    /// <summary>Received online by a fully online service out of all received.</summary>
    FullOnline,

    /// <summary>Resolved early or on time out of all resolved.</summary>
    OnTime,

    /// <summary>Resolved early out of all resolved.</summary>
    Early,

    /// <summary>Resolved late out of all resolved.</summary>
    Late,

    /// <summary>Early, on time and open within due out of resolved and open.</summary>
    Progress,

    /// <summary>Digitised at intake out of what was received at the counter.</summary>
    Digitised,

    /// <summary>Paid online out of dossiers with a fee.</summary>
    PaidOnline,

    /// <summary>Days from receipt to finish, on average of the resolved.</summary>
    Handling,

    /// <summary>Working days from receipt to finish, on average of the resolved.</summary>
    HandlingWorking,
}
