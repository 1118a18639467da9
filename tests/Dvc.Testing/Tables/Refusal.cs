using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Dvc.Testing.Tables;

/// <summary>The service's refusals, with its statuses and codes.</summary>
internal static class Refusal
{
    public static RequestFailedException TableNotFound() =>
        new(404, "The table specified does not exist.", "TableNotFound", innerException: null);

    public static RequestFailedException ResourceNotFound() =>
        new(404, "The specified resource does not exist.", "ResourceNotFound", innerException: null);

    public static RequestFailedException EntityAlreadyExists() =>
        new(409, "The specified entity already exists.", "EntityAlreadyExists", innerException: null);

    public static RequestFailedException ConditionNotSatisfied() => new(
        412,
        "The update condition specified in the request was not satisfied.",
        "UpdateConditionNotSatisfied",
        innerException: null);

    public static RequestFailedException InvalidInput(string message) =>
        new(400, message, "InvalidInput", innerException: null);

    public static RequestFailedException PropertyValueTooLarge() => new(
        400,
        "The property value exceeds the maximum allowed size (64KB).",
        "PropertyValueTooLarge",
        innerException: null);

    public static RequestFailedException DuplicateRow(EntityKey key) => new(
        400,
        $"A command with RowKey '{key.RowKey}' is already present in the batch.",
        "InvalidDuplicateRow",
        innerException: null);

    public static RequestFailedException DifferentPartitions() => new(
        400,
        "All commands in a batch must operate on same entity group.",
        "CommandsInBatchActOnDifferentPartitions",
        innerException: null);

    /// <summary>The refusal of a whole transaction because of one action; the published client keeps its index so.</summary>
    public static TableTransactionFailedException OfTransaction(RequestFailedException refusal, int index)
    {
        refusal.Data["FailedEntity"] = index.ToString(CultureInfo.InvariantCulture);
        return new TableTransactionFailedException(refusal);
    }
}
