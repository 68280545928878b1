using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <inheritdoc/>
internal sealed class Entities<T>(EntitySet<T> set, Func<UrbGradeContext, IQueryable<T>> rows) : IEntities
    where T : class
{
    /// <summary>Complains in its own way of a function that there is not for what a column holds.</summary>
    private const string Translator = "Npgsql.EntityFrameworkCore.PostgreSQL";

    public IEntities? At(string id) => set.With(id) is { } condition ? new Entities<T>(set, database => rows(database).Where(condition)) : null;

    public async Task<JsonObject> Page(SensorReading reading, SensorQuery query, string path)
    {
        var chosen = rows(reading.Database);
        if (query.Filter is { } filter)
        {
            chosen = EntityFilter.Apply(chosen, set, reading.Database, StandardFilter.ToOData(filter, reading.Now));
        }

        var page = new JsonObject();
        if (query.Count)
        {
            page["@iot.count"] = await Run(() => chosen.CountAsync(reading.Cancellation));
        }

        if (query.OrderBy is { } order)
        {
            chosen = EntityFilter.Order(chosen, set, StandardFilter.ToOData(order, reading.Now));
        }

        var found = await Run(() => chosen.Skip(query.Skip).Take(query.Top + 1).ToListAsync(reading.Cancellation));
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
        await rows(reading.Database).FirstOrDefaultAsync(reading.Cancellation) is { } entity ? await Write(reading, query, entity) : null;

    public async Task<Lead?> Follow(SensorReading reading, string name) =>
        set.Ways.TryGetValue(name, out var way) && await rows(reading.Database).FirstOrDefaultAsync(reading.Cancellation) is { } entity ? way.From(entity) : null;

    private static async Task<TResult> Run<TResult>(Func<Task<TResult>> query)
    {
        try
        {
            return await query();
        }
        catch (InvalidOperationException untranslatable) when (untranslatable.Message.Contains("could not be translated", StringComparison.Ordinal))
        {
            throw SensorQueryException.NotOffered();
        }
        catch (ArgumentException untranslatable) when (untranslatable.Source == Translator)
        {
            throw SensorQueryException.NotOffered();
        }
    }

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

        foreach (var (name, way) in set.Ways)
        {
            if (query.Expand.TryGetValue(name, out var inner))
            {
                await Expand(reading, inner, written, name, way.From(entity), $"{self}/{name}");
            }
            else if (query.Select is null || query.Select.Contains(name))
            {
                written[$"{name}@iot.navigationLink"] = $"{self}/{name}";
            }
        }

        return query.Expand.Keys.FirstOrDefault(name => !set.Ways.ContainsKey(name)) is { } unknown
            ? throw new SensorQueryException($"$expand: found '{unknown}', allowed is {string.Join(", ", set.Ways.Keys)}.")
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
