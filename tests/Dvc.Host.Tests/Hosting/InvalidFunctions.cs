using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Worker.Tests.Hosting;

/// <summary>Each nested class has a mistake that keeps the host from starting.</summary>
public static class InvalidFunctions
{
    public static class SameName
    {
        [Function("Twice")]
        public static void One([TimerTrigger("0 0 * * * *")] TimerInfo timer) => timer.IsPastDue.ShouldBeFalse();

        [Function("twice")]
        public static void Other([TimerTrigger("0 0 * * * *")] TimerInfo timer) => timer.IsPastDue.ShouldBeFalse();
    }

    public static class MissingSetting
    {
        [Function("Timer")]
        public static void Run([TimerTrigger("%Schedules:Nightly%")] TimerInfo timer) => timer.IsPastDue.ShouldBeFalse();
    }

    public static class MissingConnection
    {
        [Function("Queue")]
        public static void Run([QueueTrigger("events", Connection = "Elsewhere")] string message) => message.ShouldBeNull();
    }

    public static class BadQueueName
    {
        [Function("Queue")]
        public static void Run([QueueTrigger("dossier--events", Connection = "Storage")] string message) => message.ShouldBeNull();
    }

    public static class LiteralAndParameter
    {
        [Function("ByGrain")]
        public static void ByGrain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "kpi/{grain}")] HttpRequest request) =>
            request.ShouldBeNull();

        [Function("Weekly")]
        public static void Weekly([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "KPI/weekly")] HttpRequest request) =>
            request.ShouldBeNull();
    }

    public static class CatchAll
    {
        [Function("Page")]
        public static void Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{*path}")] HttpRequest request) =>
            request.ShouldBeNull();

        [Function("Events")]
        public static void Events([HttpTrigger(AuthorizationLevel.Anonymous, Route = "events")] HttpRequest request) =>
            request.ShouldBeNull();
    }

    public static class Optional
    {
        [Function("List")]
        public static void List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "letters")] HttpRequest request) =>
            request.ShouldBeNull();

        [Function("One")]
        public static void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "letters/{id?}")] HttpRequest request) =>
            request.ShouldBeNull();
    }

    public static class UnderAdmin
    {
        [Function("Admin")]
        public static void Run([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "/Admin/letters")] HttpRequest request) =>
            request.ShouldBeNull();
    }

    public static class FiveFields
    {
        [Function("Timer")]
        public static void Run([TimerTrigger("*/5 * * * *")] TimerInfo timer) => timer.IsPastDue.ShouldBeFalse();
    }

    public static class NotPublic
    {
        [Function("Hidden")]
        internal static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => timer.IsPastDue.ShouldBeFalse();
    }

    public static class UnknownParameter
    {
        [Function("Queue")]
        public static void Run([QueueTrigger("events", Connection = "Storage")] string message, int count) =>
            message.Length.ShouldBe(count);
    }

    public static class ReturnsText
    {
        [Function("Text")]
        public static Task<string> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            Task.FromResult(request.Method);
    }
}
