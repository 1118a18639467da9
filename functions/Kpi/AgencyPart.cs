using Dvc.Core.Agencies;

namespace Dvc.Functions.Kpi;

/// <summary>The agency that figures are of, its whole subtree included.</summary>
/// <param name="Code">The code in the newer form; <c>VN</c> is the whole tree.</param>
/// <param name="Name">The Vietnamese name; null until catalogued.</param>
/// <param name="Level">The level; null until catalogued.</param>
public sealed record AgencyPart(string Code, string? Name, string? Level)
{
    internal static AgencyPart Of(AgencyCode code) => new(code.Value, Name: null, Level: null);
}
