using Dvc.Core.Definitions;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Definitions;

/// <summary>What every word of the answers means, for who shows or checks them.</summary>
public sealed class GetDefinitions
{
    private static readonly CacheableAnswer Answer = CacheableAnswer.Of(
        new DefinitionsAnswer([.. Glossary.All.Select(DefinitionPart.Of)]), ApiJson.Answers.DefinitionsAnswer);

    private static readonly CacheableAnswer Pretty = AnswerForm.Pretty.Of(Answer, ApiJson.Answers.DefinitionsAnswer);

    /// <summary><c>GET /api/definitions</c>.</summary>
    [Function(nameof(GetDefinitions))]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/definitions")] HttpRequest request)
    {
        var query = new RequestQuery(request);
        var isPretty = query.Pretty();
        return query.Problem ?? (isPretty ? Pretty : Answer).To(request);
    }
}
