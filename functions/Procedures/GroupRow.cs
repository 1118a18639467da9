using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>A group of procedures, such as those of Project 06. A procedure may be in several.</summary>
/// <param name="Group">The group's name in the catalogue.</param>
/// <param name="Services">How many of its services are used.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
public sealed record GroupRow(string Group, ServiceUsePart Services, CountsPart Counts, RatesPart Rates);
