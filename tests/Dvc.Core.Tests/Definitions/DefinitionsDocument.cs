using System.Globalization;
using Dvc.Core.Definitions;

namespace Dvc.Core.Tests.Definitions;

/// <summary><c>docs/definitions.md</c>: words of its own, and between two marks a table for each kind of definition.</summary>
internal static class DefinitionsDocument
{
    private const string Begin = "<!-- defined: begin -->\n";
    private const string End = "<!-- defined: end -->\n";

    private static readonly (DefinitionKind Kind, string Title)[] Tables =
    [
        (DefinitionKind.Rate, "Tỷ lệ / Rates"),
        (DefinitionKind.Figure, "Số liệu / Figures"),
        (DefinitionKind.Counter, "Bộ đếm / Counters"),
        (DefinitionKind.Period, "Kỳ / Periods"),
        (DefinitionKind.Term, "Thuật ngữ / Terms"),
        (DefinitionKind.Check, "Kiểm tra dữ liệu / Checks"),
    ];

    private static readonly List<DefinitionSource> Documents =
        [.. Tables.SelectMany(table => Of(table.Kind)).Select(definition => definition.Source).Where(source => source.Document is not null).Distinct()];

    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "docs", "definitions.md");

    /// <summary>The document with the tables as they are now.</summary>
    public static string Renew(string document)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return document[..begin] + string.Concat(Tables.Select(Table)) + Sources() + "\n" + document[document.IndexOf(End, StringComparison.Ordinal)..];
    }

    private static string Table((DefinitionKind Kind, string Title) table)
    {
        var definitions = Of(table.Kind);
        var hasNumbers = definitions.Exists(definition => definition.Unit is not null);
        var hasDays = definitions.Exists(definition => definition.Day is not null);
        var hasFormulas = definitions.Exists(definition => definition.Formula is not null);
        string[] heads =
        [
            "Khóa / Key", "Tiếng Việt", "English",
            .. hasFormulas ? ["Công thức / Formula"] : Array.Empty<string>(),
            .. hasNumbers ? ["Đơn vị / Unit"] : Array.Empty<string>(),
            .. hasDays ? ["Ngày / Day"] : Array.Empty<string>(),
            "Căn cứ / Source",
        ];
        var rows = definitions.Select(definition => Row(
        [
            $"`{definition.Key}`{(definition.Path is { } path ? $"<br>`{path}`" : "")}",
            Words(definition.Name, definition.Meaning),
            Words(definition.NameEn, definition.MeaningEn),
            .. hasFormulas ? [definition.Formula is { } formula ? $"`{formula}`" : ""] : Array.Empty<string>(),
            .. hasNumbers ? [definition.Unit is { } unit ? $"{Vietnamese(unit)} / `{WireName<DefinitionUnit>.Of(unit)}`" : ""] : Array.Empty<string>(),
            .. hasDays ? [definition.Day is { } day ? $"{Vietnamese(day)} / `{WireName<CountedDay>.Of(day)}`" : ""] : Array.Empty<string>(),
            Source(definition),
        ]));
        return $"\n## {table.Title}\n{Row(heads)}{Row(heads.Select(_ => "---"))}{string.Concat(rows)}";
    }

    private static List<Definition> Of(DefinitionKind kind) => [.. Glossary.All.Where(definition => definition.Kind == kind)];

    private static string Sources() =>
        $"\n## Văn bản / Documents\n{Row(["", "Tiếng Việt", "English"])}{Row(["---", "---", "---"])}"
        + string.Concat(Documents.Select(source => Row([Number(source), source.Document!, source.DocumentEn!])));

    private static string Number(DefinitionSource source) => string.Create(CultureInfo.InvariantCulture, $"[{Documents.IndexOf(source) + 1}]");

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Words(string name, string? meaning) => meaning is null ? name : $"**{name}**<br>{meaning}";

    private static string Source(Definition definition)
    {
        var source = definition.Source;
        var basis = $"`{WireName<DefinitionBasis>.Of(source.Basis)}`{(source.Document is null ? "" : $" {Number(source)}")}";
        return definition.IsToBeVerified ? $"{basis}; **cần đối chiếu / to be verified**" : basis;
    }

    private static string Vietnamese(DefinitionUnit unit) => unit switch
    {
        DefinitionUnit.Dossiers => "hồ sơ",
        DefinitionUnit.Days => "ngày",
        DefinitionUnit.WorkingDays => "ngày làm việc",
        DefinitionUnit.Share => "tỷ lệ 0 đến 1",
        DefinitionUnit.PercentagePoints => "điểm phần trăm",
        DefinitionUnit.Place => "thứ hạng",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "A unit without a name."),
    };

    private static string Vietnamese(CountedDay day) => day switch
    {
        CountedDay.Receipt => "tiếp nhận",
        CountedDay.Closing => "kết thúc",
        CountedDay.Due => "hẹn trả",
        CountedDay.DayAfterDue => "sau ngày hẹn trả",
        CountedDay.Arrival => "dữ liệu đến lần đầu",
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, "A day without a name."),
    };
}
