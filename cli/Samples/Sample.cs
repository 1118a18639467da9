using System.Text.Json;

namespace Dvc.Cli.Samples;

/// <summary>One article's figures, a file of <c>samples/</c>: what it prints, and what is invented to replay it.</summary>
/// <param name="Agency">Whose work it is, with the code of that time.</param>
/// <param name="Source">Who published the figures.</param>
/// <param name="Period">The days that they cover.</param>
/// <param name="Published">What is printed and can be counted.</param>
/// <param name="Invented">What is not printed.</param>
internal sealed record Sample(
    SampleAgency Agency, string Source, SampleSpan Period, PublishedFigures Published, InventedFigures Invented)
{
    /// <summary>What the demo can replay.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tuyen-quang", "nam-dinh", "kon-tum", "thanh-hoa"];

    /// <summary>The dossiers to make up: as many as printed, and as invented where nothing is printed.</summary>
    public FeedFigures Feed => new(
        Agency,
        Period,
        new ReceivedCounts(
            Count(Figure.Received), Count(Figure.InPerson), Count(Figure.Online), Count(Figure.Post)),
        new ResolvedCounts(
            Count(Figure.Resolved), Count(Figure.Early), Count(Figure.OnTime), Count(Figure.Late)),
        new ServiceFigures(
            Count(Figure.ServicesFull),
            Count(Figure.FullWithDossiers),
            Count(Figure.ServicesPartial),
            Count(Figure.PartialWithDossiers),
            Count(Figure.ServicesInformation),
            Count(Figure.ShorterOnline),
            Count(Figure.CheaperOnline)),
        Published.DigitisedAtIntake);

    public static Sample TuyenQuang2022() => Named("tuyen-quang");

    /// <summary>A province's sample.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Sample Named(string name) =>
        Load(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), $"{name}-*.json").Single());

    public static Sample Load(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize(file, SamplesJson.Default.Sample)
            ?? throw new InvalidDataException($"{path} is empty.");
    }

    private int Count(Figure figure) =>
        Published.Figures.GetValueOrDefault(figure)?.Count
        ?? Invented.Count(figure)
        ?? throw new InvalidDataException($"The sample neither prints nor invents {figure}.");
}
