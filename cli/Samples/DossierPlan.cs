using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>What is known of a dossier before its life is told; times are office times of <see cref="OfficeCalendar"/>.</summary>
internal sealed record DossierPlan(
    string DossierId,
    Procedure Procedure,
    Channel Channel,
    long ReceivedAt,
    int DueDay,
    Ending Ending);
