using System.Text.RegularExpressions;

namespace Dvc.Core.Agencies;

/// <summary>
/// Identification code (mã định danh) of an agency, in the form of Decision 20/2020/QĐ-TTg, article 4: dot-separated
/// groups from left to right, the first a province or ministry (<c>H60</c>), each further one a direct subordinate
/// of what stands left of it (<c>H60.12</c>). <see cref="Country"/> stands above them all.
/// </summary>
public readonly partial record struct AgencyCode : IComparable<AgencyCode>
{
    /// <summary>The longest code the decision allows, in characters.</summary>
    public const int MaxLength = 35;

    private AgencyCode(string value) => Value = value;

    /// <summary>The root of the tree, <c>VN</c>: the whole country.</summary>
    public static AgencyCode Country { get; } = new("VN");

    /// <summary>The code in the newer form.</summary>
    public string Value { get; }

    /// <summary>How many groups the code has: 0 for the country, 1 for a province or ministry, and so on.</summary>
    public int Depth => this == Country ? 0 : Value.Count(character => character == '.') + 1;

    /// <summary>The province or ministry: the code's first group.</summary>
    public string FirstGroup => Value.Split('.', 2)[0];

    /// <summary>The agency directly above; null for the country.</summary>
    public AgencyCode? Parent => Value.LastIndexOf('.') switch
    {
        > 0 and var dot => new AgencyCode(Value[..dot]),
        _ when this == Country => null,
        _ => Country,
    };

    /// <summary>Whether this agency is <paramref name="ancestor"/> or stands below it.</summary>
    public bool IsWithin(AgencyCode ancestor) =>
        this == ancestor || ancestor == Country || Value.StartsWith(ancestor.Value + '.', StringComparison.Ordinal);

    /// <summary>This agency and all above it, from itself up to the country.</summary>
    public IEnumerable<AgencyCode> SelfAndAncestors()
    {
        for (AgencyCode? agency = this; agency is { } current; agency = current.Parent)
        {
            yield return current;
        }
    }

    /// <summary>
    /// Reads a code in the newer form, or in the older one of QCVN 102:2016/BTTTT, which runs from right to left and
    /// fills empty levels with zeros: <c>000.00.12.H60</c> is <c>H60.12</c>.
    /// </summary>
    public static bool TryParse(string text, out AgencyCode code)
    {
        code = default;
        if (text.Length > MaxLength)
        {
            return false;
        }

        if (Newer().IsMatch(text))
        {
            code = new AgencyCode(text);
            return true;
        }

        if (!Older().IsMatch(text))
        {
            return false;
        }

        code = new AgencyCode(string.Join('.', text.Split('.').Reverse().Where(group => group.Trim('0').Length > 0)));
        return true;
    }

    /// <summary>Reads a code as <see cref="TryParse"/> does, or that of the country.</summary>
    public static bool TryParseAny(string text, out AgencyCode code)
    {
        code = Country;
        return text == Country.Value || TryParse(text, out code);
    }

    /// <summary>Reads a code that is known to be well formed, the country's included.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no agency code.</exception>
    public static AgencyCode Parse(string text) =>
        TryParseAny(text, out var code) ? code : throw new FormatException("Not an agency code in the newer or the older form.");

    /// <summary>Orders by the code's characters, so that a subtree is two ranges: the code, and what follows the code and a dot.</summary>
    public int CompareTo(AgencyCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Z][0-9]{2}(?:\.[0-9A-Z]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Newer();

    [GeneratedRegex(@"^(?:[0-9]{2,3}\.){1,3}[A-Z][0-9]{2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Older();
}
