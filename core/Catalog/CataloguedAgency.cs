using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>What an agency is called from a day on. An agency whose name changes has an entry for each name.</summary>
/// <param name="Code">The code; it outlives names.</param>
/// <param name="From">The first day of this entry.</param>
/// <param name="Name">The Vietnamese name.</param>
/// <param name="Level">Where it stands.</param>
/// <param name="Predecessors">Agencies that were merged into it on <paramref name="From"/>, such as H34 into H48.</param>
/// <param name="Document">The document that says so; null where none is known.</param>
public sealed record CataloguedAgency(
    AgencyCode Code, LocalDate From, string Name, AgencyLevel Level, IReadOnlyList<AgencyCode> Predecessors, string? Document);
