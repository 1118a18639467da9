using Dvc.Core.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>What filing online is better for.</summary>
/// <param name="ShorterTerm">Services with a shorter term online than at the counter.</param>
/// <param name="LowerFee">Services with a lower fee online than at the counter.</param>
public sealed record AdvantagesPart(AdvantagePart ShorterTerm, AdvantagePart LowerFee)
{
    internal static AdvantagesPart Of(IReadOnlyList<ProcedureFigures> procedures) => new(
        AdvantagePart.Of(procedures.Where(procedure => procedure.Offer is { IsShorterOnline: true })),
        AdvantagePart.Of(procedures.Where(procedure => procedure.Offer is { IsCheaperOnline: true })));
}
