using System.Text.Json.Serialization.Metadata;
using Dvc.Core;
using Dvc.Storage.Catalog;
using Dvc.Storage.RollUp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;

namespace Dvc.Functions.Http;

/// <summary>
/// Answers made of figures, kept in memory: one that is asked for again costs no request of storage until something was
/// rolled up or published, the catalogue was changed, or the day is over. Why none is older than it may be:
/// <c>docs/protocol.md</c>.
/// </summary>
/// <param name="figures">The figures' version.</param>
/// <param name="catalog">The catalogue, with its version.</param>
/// <param name="time">The clock that says what today is.</param>
public sealed class AnswerCache(FiguresVersion figures, CatalogReader catalog, TimeProvider time) : IDisposable
{
    // Some thousands of provinces' answers, or a few dozen of the whole tree.
    private const long MaxBytes = 64 * 1024 * 1024;

    // Those of versions that are gone are never asked for again.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly Dictionary<AnswerKey, Task<CacheableAnswer?>> making = [];
    private readonly Lock gate = new();
    private readonly AnswerWatch watch = new(figures, catalog, time);

    /// <summary>Answers a request in the form that is wanted, from memory where it can be.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">Which answer it is, from parsed parameters: a tuple of them, the function's name among them.</param>
    /// <param name="form">The form that is wanted.</param>
    /// <param name="make">Makes the answer of what stands when it is called. Whoever asks may leave, it goes on for others.</param>
    /// <param name="type">Its JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IActionResult> ServeAsync<T>(
        HttpRequest request, object asked, AnswerForm form, Func<CancellationToken, Task<T>> make, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        (await ServeAsync(request, asked, form, async token => CacheableAnswer.Of(await make(token), type), type, cancellationToken))!;

    /// <summary>The same of an answer that may not exist: then null, which is not kept.</summary>
    public async Task<IActionResult?> ServeAsync(
        HttpRequest request,
        object asked,
        AnswerForm form,
        Func<CancellationToken, Task<CacheableAnswer?>> make,
        JsonTypeInfo type,
        CancellationToken cancellationToken)
    {
        watch.Asked();

        // Everything of the key is known before anything is read for the answer, which so is as new as its key, or newer.
        var key = new AnswerKey(
            asked,
            time.Today(),
            (await catalog.CurrentAsync(cancellationToken)).Version,
            await figures.CurrentAsync(cancellationToken));
        var answer = await KnownOrMadeAsync(key, make, cancellationToken);
        if (answer is not null && form != AnswerForm.Plain)
        {
            answer = await KnownOrMadeAsync(
                key with { Asked = (asked, form) }, _ => Task.FromResult<CacheableAnswer?>(form.Of(answer, type)), cancellationToken);
        }

        var served = answer?.To(request);
        request.HttpContext.Response.Headers.Vary = "Accept, Accept-Encoding";
        return served;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        watch.Dispose();
        answers.Dispose();
    }

    private async Task<CacheableAnswer?> KnownOrMadeAsync(
        AnswerKey key, Func<CancellationToken, Task<CacheableAnswer?>> make, CancellationToken cancellationToken) =>
        answers.Get<CacheableAnswer>(key) ?? await MakeOnceAsync(key, make).WaitAsync(cancellationToken);

    // Those who ask for the same meanwhile share it, and its failure; whoever comes after a failure tries anew.
    private Task<CacheableAnswer?> MakeOnceAsync(AnswerKey key, Func<CancellationToken, Task<CacheableAnswer?>> make)
    {
        lock (gate)
        {
            return making.TryGetValue(key, out var shared) ? shared : making[key] = MakeAsync(key, make);
        }
    }

    private async Task<CacheableAnswer?> MakeAsync(AnswerKey key, Func<CancellationToken, Task<CacheableAnswer?>> make)
    {
        await Task.Yield(); // Not as a part of the first caller, nor under the lock.
        try
        {
            var answer = await make(CancellationToken.None);
            if (answer is not null)
            {
                // Its codings are made when they are asked for; together they are smaller than what they code.
                answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 2 * (answer.Length + 1024L), SlidingExpiration = Idle });
            }

            return answer;
        }
        finally
        {
            lock (gate)
            {
                making.Remove(key);
            }
        }
    }
}
