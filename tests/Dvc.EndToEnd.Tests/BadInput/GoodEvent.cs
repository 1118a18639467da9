namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>An event that breaks no rule, as text, so that any member can be made what no serializer writes.</summary>
internal static class GoodEvent
{
    private static readonly IReadOnlyList<(string Name, string Json)> Members =
    [
        ("dossierId", "\"H60.12-220701-0001\""),
        ("agency", "\"H60.12\""),
        ("procedure", "\"1.004239\""),
        ("channel", "\"inPerson\""),
        ("status", "\"accepted\""),
        ("receivedAt", "\"2022-07-01T08:00:00+07:00\""),
        ("updatedAt", "\"2022-07-01T08:00:00+07:00\""),
    ];

    public static string Json { get; } = Of(Members);

    /// <summary>It with members in the place of its own, or beside them.</summary>
    public static string With(params (string Name, string Json)[] others) =>
        Of([.. Members.Where(member => others.All(other => other.Name != member.Name)), .. others]);

    public static string Without(string name) => Of(Members.Where(member => member.Name != name));

    private static string Of(IEnumerable<(string Name, string Json)> members) =>
        $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Json}"))}}}";
}
