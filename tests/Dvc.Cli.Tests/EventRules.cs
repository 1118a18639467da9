using System.Text.RegularExpressions;

namespace Dvc.Cli.Tests;

/// <summary>What the contract of a dossier event demands, restated.</summary>
internal static partial class EventRules
{
    private static readonly string[] Channels = ["inPerson", "online", "post"];
    private static readonly string?[] Levels = [null, "information", "partial", "full"];
    private static readonly string[] Statuses = ["registered", "accepted", "processing", "resolved", "returned"];
    private static readonly string[] Times = ["submittedAt", "receivedAt", "dueAt", "finishedAt", "returnedAt", "updatedAt"];

    public static IEnumerable<string> BrokenBy(SentEvent e)
    {
        var rules = new (string Rule, bool Holds)[]
        {
            ("dossierId", e.DossierId.Length <= 64 && DossierIdPattern().IsMatch(e.DossierId)),
            ("agency", e.Agency.Length <= 35 && AgencyPattern().IsMatch(e.Agency)),
            ("procedure", e.Procedure.Length <= 40 && ProcedurePattern().IsMatch(e.Procedure)),
            ("channel", Channels.Contains(e.Channel)),
            ("serviceLevel", Levels.Contains(e.ServiceLevel)),
            ("status", Statuses.Contains(e.Status)),
            ("times", Times.All(time => e.Time(time) is null or { Year: 2022, Offset.Hours: 7 })),
            ("receivedAt", e.Status == "registered" || e.Time("receivedAt") is not null),
            ("finishedAt", e.IsResolved == e.Time("finishedAt") is not null),
            ("finishedAt before receivedAt", e.Date("finishedAt") is not { } finished || finished >= e.Date("receivedAt")),
            ("dueAt before receivedAt", e.Date("dueAt") is not { } due || due >= e.Date("receivedAt")),
            ("no nulls", !e.Json.GetRawText().Contains("null", StringComparison.Ordinal)),
        };
        return rules.Where(rule => !rule.Holds).Select(rule => $"{rule.Rule}: {e.Json}");
    }

    [GeneratedRegex(@"^[0-9A-Z](?:[0-9A-Z.]*[0-9A-Z])?-[0-9]{6,8}-[0-9]{3,8}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DossierIdPattern();

    [GeneratedRegex(@"^(?:[A-Z][0-9]{2}(?:\.[0-9A-Z]+)*|(?:[0-9]{2,3}\.){1,3}[A-Z][0-9]{2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AgencyPattern();

    [GeneratedRegex(@"^[0-9]\.[0-9]{6}(?:\.[0-9A-Z]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProcedurePattern();
}
