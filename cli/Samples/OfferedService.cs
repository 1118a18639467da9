using Dvc.Cli.Events;
using NodaTime;

namespace Dvc.Cli.Samples;

/// <summary>A service as an entry of the app's catalogue of procedures; terms in working days, fees in đồng.</summary>
internal sealed record OfferedService(
    string Code,
    string Agency,
    LocalDate From,
    string Name,
    string Field,
    ServiceLevel Level,
    int CounterDays,
    int? OnlineDays,
    long? CounterFee,
    long? OnlineFee);
