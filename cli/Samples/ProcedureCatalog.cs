using System.Globalization;
using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>
/// The procedures that had dossiers, a few of them much in demand and most of them seldom asked for. Only those with
/// an online service can be filed online.
/// </summary>
internal sealed class ProcedureCatalog
{
    private const int Departments = 20;
    private const int InformationOnly = 47;

    private static readonly int[] LimitsInDays = [1, 2, 3, 3, 5, 5, 7, 10, 10, 15, 20];

    private readonly WeightedChoice<Procedure> any;
    private readonly WeightedChoice<Procedure> online;

    public ProcedureCatalog(FeedFigures figures, Random random)
    {
        var procedures = Create(figures, random);
        any = new WeightedChoice<Procedure>(procedures);
        online = new WeightedChoice<Procedure>([.. procedures.Where(p => p.Level is not ServiceLevel.Information)]);
    }

    public static int LongestLimit => LimitsInDays.Max();

    public Procedure Draw(Channel channel, Random random) => (channel is Channel.Online ? online : any).Draw(random);

    private static Procedure[] Create(FeedFigures figures, Random random)
    {
        var services = figures.ServicesWithDossiers;
        ServiceLevel[] levels =
        [
            .. Enumerable.Repeat(ServiceLevel.Partial, services.Level3),
            .. Enumerable.Repeat(ServiceLevel.Full, services.Level4),
            .. Enumerable.Repeat(ServiceLevel.Information, InformationOnly),
        ];
        random.Shuffle(levels);
        var numbers = Enumerable.Range(1000, 9000).ToArray();
        random.Shuffle(numbers);

        return [.. levels.Select((level, i) => new Procedure(
            Code: string.Create(CultureInfo.InvariantCulture, $"{1 + (i % 2)}.{numbers[i]:D6}"),
            Agency: string.Create(CultureInfo.InvariantCulture, $"{figures.Agency.Code}.{1 + (i % Departments):D2}"),
            level,
            LimitsInDays[random.Next(LimitsInDays.Length)],
            HasFee: random.Next(3) == 0))];
    }
}
