using System.Text.RegularExpressions;

namespace Dvc.Core.Tests.Definitions;

/// <summary>A definition's formula, computed: sums and differences of names, <c>before(...)</c> of some, and one ratio.</summary>
internal sealed partial class Formula
{
    private readonly List<string> tokens;
    private int next;

    private Formula(string text)
    {
        tokens = [.. Token().Matches(text).Select(match => match.Value)];
        string.Concat(tokens).ShouldBe(text.Replace(" ", ""), "The formula has characters that mean nothing.");
    }

    private string? Current => next < tokens.Count ? tokens[next] : null;

    /// <summary>Numerator and denominator; the denominator is null where the formula is no ratio.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="value">The value of a name, within <c>before(...)</c> where the flag is set.</param>
    public static (long Numerator, long? Denominator) Compute(string text, Func<string, bool, long> value)
    {
        var formula = new Formula(text);
        var numerator = formula.Sum(value, isBefore: false);
        var denominator = formula.Take("/") ? formula.Sum(value, isBefore: false) : (long?)null;
        formula.Current.ShouldBeNull("The formula goes on after its end.");
        return (numerator, denominator);
    }

    private long Sum(Func<string, bool, long> value, bool isBefore)
    {
        var sum = Part(value, isBefore);
        while (Current is "+" or "-")
        {
            sum += Take("+") ? Part(value, isBefore) : -PartAfter("-", value, isBefore);
        }

        return sum;
    }

    private long PartAfter(string sign, Func<string, bool, long> value, bool isBefore)
    {
        Take(sign).ShouldBeTrue();
        return Part(value, isBefore);
    }

    private long Part(Func<string, bool, long> value, bool isBefore)
    {
        if (Take("("))
        {
            return Closed(value, isBefore);
        }

        var name = Current.ShouldNotBeNull("The formula ends early.");
        next++;
        return name == "before" && Take("(") ? Closed(value, isBefore: true) : value(name, isBefore);
    }

    private long Closed(Func<string, bool, long> value, bool isBefore)
    {
        var sum = Sum(value, isBefore);
        Take(")").ShouldBeTrue("A parenthesis stays open.");
        return sum;
    }

    private bool Take(string token)
    {
        var isNext = Current == token;
        next += isNext ? 1 : 0;
        return isNext;
    }

    [GeneratedRegex("[A-Za-z]+|[-+/()]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
