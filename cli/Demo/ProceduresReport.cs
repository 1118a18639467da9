namespace Dvc.Cli.Demo;

/// <summary>What the demo reads of <c>GET /api/kpi/periods/year/{year}/procedures</c>.</summary>
internal sealed record ProceduresReport(ProceduresReport.ServicesPart Services, ProceduresReport.AdvantagesPart Advantages)
{
    public ServiceCounts Counts => new(
        Services.Total.Offered,
        Services.Total.WithOnlineDossiers.Numerator,
        Services.Full.Offered,
        Services.Full.WithDossiers.Numerator,
        Services.Partial.Offered,
        Services.Partial.WithDossiers.Numerator,
        Services.Information.Offered,
        Advantages.ShorterTerm.Services,
        Advantages.LowerFee.Services);

    internal sealed record ServicesPart(UsePart Total, UsePart Full, UsePart Partial, UsePart Information);

    internal sealed record UsePart(int Offered, Fraction WithDossiers, Fraction WithOnlineDossiers);

    internal sealed record AdvantagesPart(AdvantagePart ShorterTerm, AdvantagePart LowerFee);

    internal sealed record AdvantagePart(int Services);

    internal sealed record Fraction(int Numerator);
}
