using System.Text.Json;

namespace UrbGrade.Tests.Web.Api.V1;

/// <summary>What <c>$filter</c> chooses (OGC 18-088, clause 9.3.3.5), of the readings of 1 July 2019 in Madrid that came
/// on 10 March 2026 at 09:00 UTC.</summary>
public class SensorThingsFilterTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private const string Root = "/api/sensorthings/v1.1";

    private long Asset => platform.Ids[ApiPlatform.Own]["assets"];

    private long Energy => platform.Ids[ApiPlatform.Own]["series"];

    [Theory]
    [InlineData("Observations?$filter=result lt 3 and Datastream/ObservedProperty/name eq 'energy'", 24)]
    [InlineData("Observations?$filter=Datastream/@iot.id eq ENERGY", 24)]
    [InlineData("Observations?$filter=Datastream/id eq ENERGY and phenomenonTime ge 2019-07-01T00:00:00Z and phenomenonTime lt 2019-07-01T06:00:00Z", 6)]
    [InlineData("Observations?$filter=Datastream/id eq ENERGY and not (result ne 2.5)", 24)]
    [InlineData("Observations?$filter=Datastream/id eq ENERGY and (result add 1) mul 2 gt 7", 0)]
    [InlineData("Observations?$filter=Datastream/id eq ENERGY and FeatureOfInterest/name eq '477'", 24)]
    [InlineData("Datastreams?$filter=unitOfMeasurement/symbol eq 'Cel'", 2)]
    [InlineData("Datastreams?$filter=startswith(ObservedProperty/name,'temperature') or endswith(name,'energy')", 3)]
    [InlineData("Datastreams?$filter=substringof('perature',name)", 2)]
    [InlineData("Things?$filter=name eq '477' and properties/kind ne 'prison'", 1)]
    [InlineData("ObservedProperties?$filter=contains(name,'energy')", 1)]
    [InlineData("Sensors?$filter=tolower(name) eq '477'", 1)]
    [InlineData("Datastreams?$filter=id eq 'ENERGY'", 1)]
    [InlineData("ObservedProperties?$filter=endswith(definition,'/Energy')", 1)]
    public async Task Filter_chooses(string query, int count)
    {
        var page = await Read(query);
        Assert.Equal(count, page.GetProperty("@iot.count").GetInt32());
        Assert.Equal(count, page.GetProperty("value").GetArrayLength());
    }

    /// <summary>The first is the standard's own example.</summary>
    [Theory]
    [InlineData("Things?$filter=Datastreams/Observations/FeatureOfInterest/id eq ASSET and Datastreams/Observations/resultTime ge 2010-06-01T00:00:00Z", 1)]
    [InlineData("Things?$filter=Datastreams/Observations/result lt 3 and name eq '477'", 1)]
    [InlineData("Things?$filter=Datastreams/ObservedProperty/name eq 'energy' and Datastreams/unitOfMeasurement/symbol eq 'Cel'", 0)]
    [InlineData("Sensors?$filter=Datastreams/ObservedProperty/id eq 'price' or Datastreams/ObservedProperty/id eq 'heat'", 1)]
    [InlineData("ObservedProperties?$filter=Datastreams/Thing/Locations/id eq ASSET", 4)]
    [InlineData("Observations?$filter=Datastream/Thing/Locations/name eq '477' and Datastream/id eq ENERGY", 24)]
    public async Task Filter_chooses_by_what_the_lists_hold_that_an_entity_leads_to(string query, int count) =>
        Assert.Equal(count, (await Read(query)).GetProperty("@iot.count").GetInt32());

    /// <summary>The standard's functions of times, of the 24 hours from 22:00 UTC on.</summary>
    [Theory]
    [InlineData("year(phenomenonTime) eq 2019", 24)]
    [InlineData("year(resultTime) sub 7 eq year(phenomenonTime)", 24)]
    [InlineData("month(phenomenonTime) eq 7", 22)]
    [InlineData("month(resultTime) ne 3", 0)]
    [InlineData("day(phenomenonTime) eq 30", 2)]
    [InlineData("hour(phenomenonTime) lt 6", 6)]
    [InlineData("hour(resultTime) eq 9 and minute(resultTime) eq 0", 24)]
    [InlineData("minute(phenomenonTime) eq 0 and second(phenomenonTime) eq 0", 24)]
    [InlineData("fractionalseconds(phenomenonTime) eq 0", 24)]
    [InlineData("fractionalseconds(phenomenonTime) ge 0.5", 0)]
    [InlineData("date(phenomenonTime) eq 2019-06-30", 2)]
    [InlineData("date(phenomenonTime) gt 2019-06-30 and date(resultTime) eq 2026-03-10", 22)]
    [InlineData("date(phenomenonTime) ne date(resultTime)", 24)]
    [InlineData("date(phenomenonTime) eq date(2019-06-30T05:00:00Z)", 2)]
    [InlineData("date(phenomenonTime) lt date(now())", 24)]
    [InlineData("time(phenomenonTime) ge 22:00:00", 2)]
    [InlineData("time(phenomenonTime) lt 06:00:00", 6)]
    [InlineData("time(phenomenonTime) lt time(resultTime)", 9)]
    [InlineData("phenomenonTime gt now()", 0)]
    [InlineData("phenomenonTime gt mindatetime() and phenomenonTime lt maxdatetime()", 24)]
    [InlineData("totaloffsetminutes(phenomenonTime) eq 0", 24)]
    [InlineData("not (day(phenomenonTime) eq 1 or hour(phenomenonTime) eq 22)", 1)]
    public async Task Filter_chooses_by_parts_of_times(string filter, int count) =>
        Assert.Equal(count, (await Read($"Observations?$filter=Datastream/id eq ENERGY and {filter}")).GetProperty("@iot.count").GetInt32());

    [Theory]
    [InlineData("time(phenomenonTime)", "2019-07-01T00:00:00Z", "2019-06-30T23:00:00Z")]
    [InlineData("date(phenomenonTime),phenomenonTime desc", "2019-06-30T23:00:00Z", "2019-07-01T00:00:00Z")]
    [InlineData("day(phenomenonTime),phenomenonTime", "2019-07-01T00:00:00Z", "2019-06-30T23:00:00Z")]
    [InlineData("year(resultTime),hour(phenomenonTime) desc", "2019-06-30T23:00:00Z", "2019-07-01T00:00:00Z")]
    public async Task Order_follows_functions_of_times(string order, string first, string last)
    {
        var page = await Read($"Observations?$filter=Datastream/id eq ENERGY&$orderby={order}");
        string[] starts = [.. page.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("phenomenonTime").GetString()!.Split('/')[0])];
        Assert.Equal((24, first, last), (starts.Length, starts[0], starts[^1]));
    }

    [Theory]
    [InlineData("Things?$filter=year(Datastreams/Observations/phenomenonTime) eq 2019", 1)]
    [InlineData("Things?$filter=day(Datastreams/Observations/phenomenonTime) eq 2", 0)]
    public async Task Filter_chooses_by_parts_of_times_in_the_lists_that_an_entity_leads_to(string query, int count) =>
        Assert.Equal(count, (await Read(query)).GetProperty("@iot.count").GetInt32());

    private Task<JsonElement> Read(string query) => platform.Read(
        $"{Root}/{query.Replace("ENERGY", $"{Energy}", StringComparison.Ordinal).Replace("ASSET", $"{Asset}", StringComparison.Ordinal)}&$count=true");
}
