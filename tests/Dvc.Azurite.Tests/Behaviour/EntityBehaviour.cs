namespace Dvc.Azurite.Tests.Behaviour;

/// <summary>Single entities: values, states, refusals.</summary>
public abstract class EntityBehaviour(ITestTables tables) : TableBehaviour(tables)
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 22, 4, 5, 6, TimeSpan.Zero);

    [Fact]
    public async Task Values_come_back_with_their_types()
    {
        var table = await CreateTableAsync();
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["String"] = "hồ sơ \"đã\" giải quyết\r\n\t\\ 🌏",
            ["Empty"] = "",
            ["Int32"] = int.MinValue,
            ["Int64"] = long.MaxValue,
            ["SmallInt64"] = 5L,
            ["Double"] = Math.PI,
            ["WholeDouble"] = 5.0,
            ["HugeDouble"] = 1e300,
            ["True"] = true,
            ["False"] = false,
            ["Time"] = Moment.AddTicks(1234567),
            ["Guid"] = Guid.Parse("6f1c1d5e-7a0b-4c57-9b8e-1f0d1c2b3a49"),
            ["Bytes"] = new byte[] { 0, 1, 254, 255 },
        };
        await table.AddEntityAsync(new TableEntity(values) { PartitionKey = "p", RowKey = "r" }, Cancelled);

        var read = await GetAsync(table, "p", "r");
        ShouldHold(read, values);
        read.GetDateTime("Time").ShouldBe(Moment.AddTicks(1234567).UtcDateTime);
        read.GetBinaryData("Bytes").ToArray().ShouldBe([0, 1, 254, 255]);

        var queried = await table.QueryAsync<TableEntity>(cancellationToken: Cancelled).SingleAsync(Cancelled);
        ShouldHold(queried, values);
    }

    [Fact]
    public async Task Times_become_Utc()
    {
        var table = await CreateTableAsync();
        var entity = new TableEntity("p", "r")
        {
            ["Offset"] = Moment.ToOffset(TimeSpan.FromHours(7)),
            ["Utc"] = Moment.UtcDateTime,
        };
        await table.AddEntityAsync(entity, Cancelled);

        var read = await GetAsync(table, "p", "r");
        ((DateTimeOffset)read["Offset"]).Offset.ShouldBe(TimeSpan.Zero);
        read["Offset"].ShouldBe(Moment);
        read["Utc"].ShouldBe(Moment);
    }

    /// <summary>What the client sends without a type, and what it reads of it.</summary>
    public static TheoryData<object, object> UntypedValues => new()
    {
        { 1m, 1 },
        { -1.0m, -1 },
        { 1.5m, 1.5 },
        { 5_000_000_000m, 5_000_000_000L },
        { 12_345_678_901_234_567_890m, 1.2345678901234567E+19 },
        { 1f, 1 },
        { 0.1f, 0.1 },
        { 3e9f, 3_000_000_000L },
        { 7UL, 7L },
        { TimeSpan.FromMinutes(90), "PT1H30M" },
    };

    [Theory]
    [MemberData(nameof(UntypedValues))]
    public async Task Values_of_other_types_come_back_as_the_service_s(object value, object stored)
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = value }, Cancelled);
        (await GetAsync(table, "p", "r"))["x"].ShouldBe(stored);
    }

    [Fact]
    public async Task Values_that_the_service_cannot_hold_are_refused()
    {
        var table = await CreateTableAsync();
        async Task ShouldRefuseAsync<TException>(object value)
            where TException : Exception => await Should.ThrowAsync<TException>(
                () => table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = value }, Cancelled));

        await ShouldRefuseAsync<NotSupportedException>(5U);
        await ShouldRefuseAsync<NotSupportedException>(DayOfWeek.Friday);
        await ShouldRefuseAsync<NotSupportedException>(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local));
        await ShouldRefuseAsync<NotSupportedException>(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
        await ShouldRefuseAsync<ArgumentException>(double.PositiveInfinity);
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nulls_are_not_stored()
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = null!, ["y"] = 1 }, Cancelled);

        var read = await GetAsync(table, "p", "r");
        read.ContainsKey("x").ShouldBeFalse();
        read.GetString("x").ShouldBeNull();
        read.GetInt32("y").ShouldBe(1);
    }

    [Fact]
    public async Task What_is_stored_is_a_copy()
    {
        var table = await CreateTableAsync();
        var bytes = new byte[] { 1 };
        var entity = new TableEntity("p", "r") { ["x"] = 1, ["bytes"] = bytes };
        await table.AddEntityAsync(entity, Cancelled);
        entity["x"] = 2;
        bytes[0] = 2;

        var read = await GetAsync(table, "p", "r");
        read["x"].ShouldBe(1);
        read.GetBinary("bytes").ShouldBe([1]);
        read["x"] = 3;
        read.GetBinary("bytes")[0] = 3;
        (await GetAsync(table, "p", "r"))["x"].ShouldBe(1);
        (await GetAsync(table, "p", "r")).GetBinary("bytes").ShouldBe([1]);
    }

    [Fact]
    public async Task Every_write_changes_the_ETag_and_tells_it()
    {
        var table = await CreateTableAsync();
        var entity = new TableEntity("p", "r") { ["x"] = 1 };
        List<Response> writes =
        [
            await table.AddEntityAsync(entity, Cancelled),
            await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, Cancelled),
            await table.UpsertEntityAsync(entity, TableUpdateMode.Merge, Cancelled),
            await table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Replace, Cancelled),
            await table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Merge, Cancelled),
        ];

        writes.ShouldAllBe(response => response.Status == 204);
        writes.Select(response => response.Headers.ETag).Distinct().Count().ShouldBe(5);
        var read = await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancelled);
        read.Value.ETag.ShouldBe(writes[^1].Headers.ETag!.Value);
        read.Value.Timestamp.ShouldNotBeNull();
    }

    [Fact]
    public async Task Adding_what_exists_conflicts()
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 1 }, Cancelled);

        await ShouldFailAsync(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 2 }, Cancelled), 409, "EntityAlreadyExists");
        (await GetAsync(table, "p", "r"))["x"].ShouldBe(1);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Merging_keeps_and_replacing_drops_the_other_properties(TableUpdateMode mode)
    {
        var table = await CreateTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["x"] = 1, ["y"] = "old" }, mode, Cancelled);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["y"] = 2L }, mode, Cancelled);
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["z"] = true }, ETag.All, mode, Cancelled);

        var read = Properties(await GetAsync(table, "p", "r"));
        read.Keys.Order(StringComparer.Ordinal).ShouldBe(mode == TableUpdateMode.Merge ? ["x", "y", "z"] : ["z"]);
        if (mode == TableUpdateMode.Merge)
        {
            read["y"].ShouldBe(2L);
        }
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Updating_an_older_state_is_refused(TableUpdateMode mode)
    {
        var table = await CreateTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 1 }, Cancelled)).Headers.ETag!.Value;
        var second = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["x"] = 2 }, first, mode, Cancelled)).Headers.ETag!.Value;

        await ShouldFailAsync(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["x"] = 3 }, first, mode, Cancelled),
            412,
            "UpdateConditionNotSatisfied");
        (await GetAsync(table, "p", "r"))["x"].ShouldBe(2);
        (await GetAsync(table, "p", "r")).ETag.ShouldBe(second);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Updating_what_does_not_exist_is_refused(TableUpdateMode mode)
    {
        var table = await CreateTableAsync();
        var gone = (await table.AddEntityAsync(new TableEntity("p", "r"), Cancelled)).Headers.ETag!.Value;
        await table.DeleteEntityAsync("p", "r", cancellationToken: Cancelled);

        foreach (var etag in new[] { ETag.All, gone })
        {
            await ShouldFailAsync(
                () => table.UpdateEntityAsync(new TableEntity("p", "r"), etag, mode, Cancelled), 404, "ResourceNotFound");
        }
    }

    [Fact]
    public async Task An_update_needs_an_ETag()
    {
        var table = await CreateTableAsync();
        await Should.ThrowAsync<ArgumentException>(() =>
            table.UpdateEntityAsync(new TableEntity("p", "r"), default, cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Reading_what_does_not_exist_fails_or_has_no_value()
    {
        var table = await CreateTableAsync();
        await ShouldFailAsync(() => GetAsync(table, "p", "r"), 404, "ResourceNotFound");

        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancelled);
        missing.HasValue.ShouldBeFalse();
        missing.GetRawResponse().Status.ShouldBe(404);
        Should.Throw<InvalidOperationException>(() => missing.Value);

        await table.AddEntityAsync(new TableEntity("p", "r"), Cancelled);
        var found = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancelled);
        found.HasValue.ShouldBeTrue();
        found.Value!.RowKey.ShouldBe("r");
    }

    [Fact]
    public async Task Reading_only_some_properties()
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["x"] = 1, ["y"] = 2L }, Cancelled);

        var read = await table.GetEntityAsync<TableEntity>("p", "r", ["y", "absent"], Cancelled);
        Properties(read.Value).ShouldBe([new("y", 2L)]);
        read.Value.ETag.ShouldBe((await GetAsync(table, "p", "r")).ETag);
    }

    [Fact]
    public async Task Deleting_is_unconditional_unless_a_state_is_named()
    {
        var table = await CreateTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r"), Cancelled)).Headers.ETag!.Value;
        var second = (await table.UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: Cancelled)).Headers.ETag!.Value;

        await ShouldFailAsync(
            () => table.DeleteEntityAsync("p", "r", first, Cancelled), 412, "UpdateConditionNotSatisfied");
        (await table.DeleteEntityAsync("p", "r", second, Cancelled)).Status.ShouldBe(204);
        (await table.DeleteEntityAsync("p", "r", second, Cancelled)).Status.ShouldBe(404);
        (await table.DeleteEntityAsync(new TableEntity("p", "r"), cancellationToken: Cancelled)).Status.ShouldBe(404);
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_property_holds_64_KiB()
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(
            new TableEntity("p", "r") { ["text"] = new string('đ', 32 * 1024), ["bytes"] = new byte[64 * 1024] }, Cancelled);
        object[] tooMuch = [new string('x', (32 * 1024) + 1), new byte[(64 * 1024) + 1]];
        foreach (var value in tooMuch)
        {
            await ShouldFailAsync(
                () => table.UpsertEntityAsync(new TableEntity("p", "r") { ["x"] = value }, cancellationToken: Cancelled),
                400,
                "PropertyValueTooLarge");
        }
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_not_found()
    {
        var table = MissingTable();
        await ShouldFailAsync(() => table.AddEntityAsync(new TableEntity("p", "r"), Cancelled), 404, "TableNotFound");
        await ShouldFailAsync(() => table.UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: Cancelled), 404, "TableNotFound");
        await ShouldFailAsync(() => GetAsync(table, "p", "r"), 404, "TableNotFound");
        await ShouldFailAsync(() => RowKeysAsync(table), 404, "TableNotFound");
        (await table.DeleteAsync(Cancelled)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Tables_are_created_once_and_deleted_with_their_entities()
    {
        var table = await CreateTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"), Cancelled);
        var again = await table.CreateIfNotExistsAsync(Cancelled);
        again.Value.Name.ShouldBe(table.Name);
        again.GetRawResponse().Status.ShouldBe(409);
        (await RowKeysAsync(table)).ShouldBe(["r"]);

        (await table.DeleteAsync(Cancelled)).Status.ShouldBe(204);
        (await table.CreateIfNotExistsAsync(Cancelled)).GetRawResponse().Status.ShouldBe(204);
        (await RowKeysAsync(table)).ShouldBeEmpty();
    }

    private static void ShouldHold(TableEntity entity, Dictionary<string, object> values)
    {
        var properties = Properties(entity);
        properties.Keys.ShouldBe(values.Keys, ignoreOrder: true);
        foreach (var (name, value) in values)
        {
            properties[name].ShouldBeOfType(value.GetType());
            properties[name].ShouldBe(value, name);
        }
    }
}
