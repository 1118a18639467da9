using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>A day of an agency whose ledger rows in a home changed.</summary>
/// <param name="Home">The home.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Day">The day.</param>
public readonly record struct TouchedDay(string Home, AgencyCode Agency, LocalDate Day);
