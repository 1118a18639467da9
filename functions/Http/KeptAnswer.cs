using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Dvc.Storage.RollUp;

namespace Dvc.Functions.Http;

/// <summary>
/// An answer kept in memory. What is pending changes more often than figures do, so it is added to what was read once, and
/// what was made of it last stays, in every form that was asked for.
/// </summary>
/// <param name="make">Makes the JSON that says what is pending.</param>
/// <param name="type">Its type.</param>
internal sealed class KeptAnswer(Func<PendingWork?, CacheableAnswer> make, JsonTypeInfo type)
{
    private Forms? last;

    /// <summary>The answer in a form, which says what is pending.</summary>
    public CacheableAnswer In(AnswerForm form, PendingWork? pending)
    {
        var forms = last;
        if (forms is null || forms.Pending != pending)
        {
            last = forms = new Forms(pending, make(pending));
        }

        return form == AnswerForm.Plain ? forms.Plain : forms.Others.GetOrAdd(form, one => one.Of(forms.Plain, type));
    }

    private sealed record Forms(PendingWork? Pending, CacheableAnswer Plain)
    {
        public ConcurrentDictionary<AnswerForm, CacheableAnswer> Others { get; } = [];
    }
}
