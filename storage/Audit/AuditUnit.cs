using Dvc.Core.Agencies;

namespace Dvc.Storage.Audit;

/// <summary>What is audited in one go: a home with its facts, or the kpis of an agency.</summary>
/// <param name="Kind"><see cref="Home"/> or <see cref="Agency"/>.</param>
/// <param name="Name">The home's name or the agency's code.</param>
internal readonly record struct AuditUnit(string Kind, string Name)
{
    public const string Home = "home";
    public const string Agency = "agency";

    public static AuditUnit OfHome(string home) => new(Home, home);

    public static AuditUnit OfAgency(AgencyCode agency) => new(Agency, agency.Value);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static AuditUnit? Parse(string? text) => text?.Split('|') is [var kind, var name] ? new AuditUnit(kind, name) : null;

    public override string ToString() => $"{Kind}|{Name}";
}
