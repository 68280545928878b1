using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.EntityFrameworkCore;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <inheritdoc/>
internal sealed class Entities<T>(EntitySet<T> set, Func<UrbGradeContext, IQueryable<T>> rows) : IEntities
    where T : class
{
    /// <summary>Complains in its own way of a function that there is not for what a column holds.</summary>
    private const string Translator = "Npgsql.EntityFrameworkCore.PostgreSQL";

    private static readonly ODataQuerySettings AsTheDatabaseDoes = new() { HandleNullPropagation = HandleNullPropagationOption.False };

    public IEntities? At(string id) => set.With(id) is { } condition ? new Entities<T>(set, database => rows(database).Where(condition)) : null;

    public async Task<JsonObject> Page(SensorReading reading, SensorQuery query, string path)
    {
        var chosen = Filter(rows(reading.Database), query);
        var page = new JsonObject();
        if (query.Count)
        {
            page["@iot.count"] = await Run(() => Count(chosen, reading.Cancellation));
        }

        var found = await Run(() => List(Order(chosen, query).Skip(query.Skip).Take(query.Top + 1), reading.Cancellation));
        if (found.Count > query.Top)
        {
            found.RemoveAt(query.Top);
            page["@iot.nextLink"] = NextLink.After(path, query);
        }

        var value = new JsonArray();
        foreach (var entity in found)
        {
            value.Add(await Write(reading, query, entity));
        }

        page["value"] = value;
        return page;
    }

    public async Task<JsonObject?> First(SensorReading reading, SensorQuery query) =>
        (await List(rows(reading.Database).Take(1), reading.Cancellation)) is [var entity] ? await Write(reading, query, entity) : null;

    public async Task<Lead?> Follow(SensorReading reading, string name) =>
        set.Leads.TryGetValue(name, out var lead) && (await List(rows(reading.Database).Take(1), reading.Cancellation)) is [var entity] ? lead(entity) : null;

    private static IQueryable<T> Filter(IQueryable<T> entities, SensorQuery query)
    {
        if (query.Filter is not { } text)
        {
            return entities;
        }

        var filter = StandardFilter.ToOData(text);
        var (context, parser) = Parser("$filter", filter);
        return Understood(() => (IQueryable<T>)new FilterQueryOption(filter, context, parser).ApplyTo(entities, AsTheDatabaseDoes));
    }

    private static IQueryable<T> Order(IQueryable<T> entities, SensorQuery query)
    {
        if (query.OrderBy is not { } text)
        {
            return entities;
        }

        var order = StandardFilter.ToOData(text);
        var (context, parser) = Parser("$orderby", order);
        return Understood(() => (IQueryable<T>)new OrderByQueryOption(order, context, parser).ApplyTo(entities, AsTheDatabaseDoes));
    }

    private static (ODataQueryContext Context, ODataQueryOptionParser Parser) Parser(string option, string text)
    {
        var model = SensorThingsModel.Edm;
        var context = new ODataQueryContext(model, typeof(T), null);
        var set = model.EntityContainer.Elements.OfType<IEdmEntitySet>().First(s => s.EntityType.Name == typeof(T).Name);

        // The standard begins some names with a capital and some without, which the model cannot.
        return (context, new ODataQueryOptionParser(model, set.EntityType, set, new Dictionary<string, string> { [option] = text })
        {
            Resolver = new ODataUriResolver { EnableCaseInsensitive = true },
        });
    }

    private static TResult Understood<TResult>(Func<TResult> apply)
    {
        try
        {
            return apply();
        }
        catch (ODataException notUnderstood)
        {
            throw new SensorQueryException(notUnderstood.Message);
        }
    }

    private static async Task<TResult> Run<TResult>(Func<Task<TResult>> query)
    {
        try
        {
            return await query();
        }
        catch (InvalidOperationException untranslatable) when (untranslatable.Message.Contains("could not be translated", StringComparison.Ordinal))
        {
            throw NotOffered();
        }
        catch (ArgumentException untranslatable) when (untranslatable.Source == Translator)
        {
            throw NotOffered();
        }
    }

    private static SensorQueryException NotOffered() =>
        new("The filter or order uses a function that is not offered here.", isOffered: false);

    // The few entities that are read at once are no query of the database.
    private static Task<List<T>> List(IQueryable<T> entities, CancellationToken cancellation) =>
        entities is IAsyncEnumerable<T> ? entities.ToListAsync(cancellation) : Task.FromResult(entities.ToList());

    private static Task<int> Count(IQueryable<T> entities, CancellationToken cancellation) =>
        entities is IAsyncEnumerable<T> ? entities.CountAsync(cancellation) : Task.FromResult(entities.Count());

    private async Task<JsonObject> Write(SensorReading reading, SensorQuery query, T entity)
    {
        reading.Count();
        var self = $"{reading.Root}/{set.Name}({EntitySet<T>.InAddress(set.Id(entity))})";
        var written = new JsonObject();
        if (query.Select is not { } select || select.Contains("id") || select.Contains("@iot.id"))
        {
            written["@iot.id"] = set.Id(entity);
        }

        if (query.Select is null)
        {
            written["@iot.selfLink"] = self;
        }

        foreach (var (name, value) in set.Write(entity).Where(property => query.Select is null || query.Select.Contains(property.Key)).ToList())
        {
            written[name] = value?.DeepClone();
        }

        foreach (var (name, lead) in set.Leads)
        {
            if (query.Expand.TryGetValue(name, out var inner))
            {
                await Expand(reading, inner, written, name, lead(entity), $"{self}/{name}");
            }
            else if (query.Select is null || query.Select.Contains(name))
            {
                written[$"{name}@iot.navigationLink"] = $"{self}/{name}";
            }
        }

        return query.Expand.Keys.FirstOrDefault(name => !set.Leads.ContainsKey(name)) is { } unknown
            ? throw new SensorQueryException($"$expand: found '{unknown}', allowed is {string.Join(", ", set.Leads.Keys)}.")
            : written;
    }

    private static async Task Expand(SensorReading reading, SensorQuery query, JsonObject written, string name, Lead lead, string path)
    {
        if (!lead.IsMany)
        {
            written[name] = await lead.Entities.First(reading, query);
            return;
        }

        var page = await lead.Entities.Page(reading, query, path);
        foreach (var (member, value) in page.ToList())
        {
            page.Remove(member);
            written[member == "value" ? name : name + member] = value;
        }
    }
}
