using System.Text.Json;

namespace Dvc.Cli.Samples;

/// <summary>What a one-stop shop published of its work in a span of days: <c>samples/tuyen-quang-2022.json</c>.</summary>
internal sealed record PublishedFigures(
    PublishedAgency Agency,
    string Source,
    PublishedSpan Period,
    ReceivedCounts Received,
    ReceivedPercent ReceivedPercent,
    ResolvedCounts Resolved,
    ResolvedPercent ResolvedPercent,
    ServicesWithDossiers ServicesWithDossiers,
    DigitisedAtIntake DigitisedAtIntake)
{
    public static PublishedFigures TuyenQuang2022() =>
        Load(Path.Combine(AppContext.BaseDirectory, "samples", "tuyen-quang-2022.json"));

    public static PublishedFigures Load(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize(file, SamplesJson.Default.PublishedFigures)
            ?? throw new InvalidDataException($"{path} is empty.");
    }
}
