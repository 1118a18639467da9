using System.Text.Json.Serialization.Metadata;
using Dvc.Storage.RollUp;

namespace Dvc.Functions.Http;

/// <summary>
/// An answer kept in memory. What is pending changes more often than figures do, so it is added to what was read once. The
/// JSON that was made of it last stays, and the last one of its other forms.
/// </summary>
/// <param name="make">Makes the JSON that says what is pending.</param>
/// <param name="type">Its type.</param>
internal sealed class KeptAnswer(Func<PendingWork?, CacheableAnswer> make, JsonTypeInfo type)
{
    private Made? plain;
    private Made? other;

    /// <summary>The answer in a form, which says what is pending.</summary>
    public CacheableAnswer In(AnswerForm form, PendingWork? pending)
    {
        var json = Known(ref plain, AnswerForm.Plain, pending, () => make(pending));
        return form == AnswerForm.Plain ? json : Known(ref other, form, pending, () => form.Of(json, type));
    }

    private static CacheableAnswer Known(ref Made? last, AnswerForm form, PendingWork? pending, Func<CacheableAnswer> make)
    {
        var made = last;
        if (made is null || made.Form != form || made.Pending != pending)
        {
            last = made = new Made(form, pending, make());
        }

        return made.Answer;
    }

    private sealed record Made(AnswerForm Form, PendingWork? Pending, CacheableAnswer Answer);
}
