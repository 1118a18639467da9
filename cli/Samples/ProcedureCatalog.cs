using System.Globalization;
using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>
/// The procedures that a province offers. Those that had dossiers come first, a few of them much in demand and most of them
/// seldom asked for. Only those with an online service can be filed online.
/// </summary>
internal sealed class ProcedureCatalog
{
    private const int Departments = 20;
    private const int InformationWithDossiers = 47;
    private const int DaysShorter = 2;
    private const long Fee = 100_000;

    private static readonly int[] LimitsInDays = [1, 2, 3, 3, 5, 5, 7, 10, 10, 15, 20];

    private static readonly string[] Fields =
    [
        "Hộ tịch", "Chứng thực", "Đất đai", "Xây dựng", "Đăng ký kinh doanh", "Cư trú", "Giao thông đường bộ", "Bảo trợ xã hội",
        "Lý lịch tư pháp", "Giáo dục trung học", "Khám bệnh, chữa bệnh", "Thuế", "Môi trường", "Lâm nghiệp", "Thủy sản",
        "Lao động", "Báo chí", "Du lịch", "Tôn giáo", "Thi đua, khen thưởng",
    ];

    private readonly FeedFigures figures;
    private readonly Procedure[] offered;
    private readonly WeightedChoice<Procedure> any;
    private readonly WeightedChoice<Procedure> online;

    public ProcedureCatalog(FeedFigures figures, Random random)
    {
        this.figures = figures;
        var numbers = Enumerable.Range(1000, 9000).ToArray();
        var asked = Asked(figures, numbers, random);
        offered = [.. asked, .. Unasked(figures, numbers.Skip(asked.Length))];
        any = new WeightedChoice<Procedure>(asked);
        online = new WeightedChoice<Procedure>([.. asked.Where(IsOnline)]);
    }

    public static int LongestLimit => LimitsInDays.Max();

    /// <summary>Everything on offer, as the app's catalogue takes it; what is better online comes as often as printed.</summary>
    public IReadOnlyList<OfferedService> Services
    {
        get
        {
            var shorter = offered.Where(IsOnline).Take(figures.Services.ShorterOnline).ToHashSet();
            var cheaper = offered.Where(procedure => IsOnline(procedure) && procedure.HasFee).Take(figures.Services.CheaperOnline).ToHashSet();
            return [.. offered.Select(procedure => new OfferedService(
                procedure.Code,
                figures.Agency.Code,
                figures.Period.From,
                $"Thủ tục {procedure.Code}",
                Fields[int.Parse(procedure.Agency.Split('.')[^1], CultureInfo.InvariantCulture) - 1],
                procedure.Level,
                procedure.LimitDays + (shorter.Contains(procedure) ? DaysShorter : 0),
                shorter.Contains(procedure) ? procedure.LimitDays : null,
                procedure.HasFee ? Fee : 0,
                cheaper.Contains(procedure) ? Fee / 2 : null))];
        }
    }

    public Procedure Draw(Channel channel, Random random) => (channel is Channel.Online ? online : any).Draw(random);

    private static Procedure[] Asked(FeedFigures figures, int[] numbers, Random random)
    {
        ServiceLevel[] levels =
        [
            .. Enumerable.Repeat(ServiceLevel.Partial, figures.Services.PartialWithDossiers),
            .. Enumerable.Repeat(ServiceLevel.Full, figures.Services.FullWithDossiers),
            .. Enumerable.Repeat(ServiceLevel.Information, InformationWithDossiers),
        ];
        random.Shuffle(levels);
        random.Shuffle(numbers);
        return [.. levels.Select((level, i) =>
            Offer(figures, i, numbers[i], level, LimitsInDays[random.Next(LimitsInDays.Length)], hasFee: random.Next(3) == 0))];
    }

    // Without chance, so that the same dossiers come whatever else is on offer.
    private static IEnumerable<Procedure> Unasked(FeedFigures figures, IEnumerable<int> numbers)
    {
        var services = figures.Services;
        return Enumerable.Repeat(ServiceLevel.Full, services.Full - services.FullWithDossiers)
            .Concat(Enumerable.Repeat(ServiceLevel.Partial, services.Partial - services.PartialWithDossiers))
            .Concat(Enumerable.Repeat(ServiceLevel.Information, services.Information - InformationWithDossiers))
            .Zip(numbers)
            .Select((service, i) => Offer(figures, i, service.Second, service.First, LimitsInDays[i % LimitsInDays.Length], hasFee: i % 3 == 0));
    }

    private static Procedure Offer(FeedFigures figures, int place, int number, ServiceLevel level, int limitDays, bool hasFee) => new(
        Code: string.Create(CultureInfo.InvariantCulture, $"{1 + (place % 2)}.{number:D6}"),
        Agency: string.Create(CultureInfo.InvariantCulture, $"{figures.Agency.Code}.{1 + (place % Departments):D2}"),
        level,
        limitDays,
        hasFee);

    private static bool IsOnline(Procedure procedure) => procedure.Level is not ServiceLevel.Information;
}
