using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.OData;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>
/// Chooses entities. A path of the standard may go through lists, as in <c>Datastreams/Observations/result gt 3</c>, which OData has not:
/// conditions that go the same way hold together for at least one of the entities there (OGC 18-088, clause 9.3.3.5.1, the last examples).
/// </summary>
internal static class EntityFilter
{
    private static readonly ODataQuerySettings AsTheDatabaseDoes = new() { HandleNullPropagation = HandleNullPropagationOption.False };

    public static IQueryable<T> Apply<T>(IQueryable<T> entities, EntitySet<T> set, UrbGradeContext database, string filter)
        where T : class
    {
        var ways = FilterConditions.Of(filter).ToLookup(condition => WayThroughLists(set, condition));
        var plain = string.Join(" and ", ways[null]);
        var chosen = plain.Length > 0 ? Plain(entities, plain) : entities;
        return ways.Where(way => way.Key is not null).Aggregate(
            chosen, (left, way) => set.Ways[way.Key!].Having(left, database, string.Join(" and ", way.Select(c => FilterConditions.Below(c, way.Key!)))));
    }

    public static IQueryable<T> Order<T>(IQueryable<T> entities, EntitySet<T> set, string order)
        where T : class
    {
        var (context, parser) = StandardQuery.Read<T>("$orderby", order);
        return set.ThenById(Understood(() =>
        {
            var ordered = new StandardOrderBinder().ApplyBind(
                entities, new OrderByQueryOption(order, context, parser).OrderByClause, new QueryBinderContext(context.Model, AsTheDatabaseDoes, typeof(T)),
                alreadyOrdered: false);
            return (IOrderedQueryable<T>)InstantParts.AsStored((IQueryable<T>)ordered);
        }));
    }

    private static IQueryable<T> Plain<T>(IQueryable<T> entities, string filter)
        where T : class
    {
        var (context, parser) = StandardQuery.Read<T>("$filter", filter);
        return Understood(() =>
        {
            var chosen = new StandardFilterBinder().ApplyBind(
                entities, new FilterQueryOption(filter, context, parser).FilterClause, new QueryBinderContext(context.Model, AsTheDatabaseDoes, typeof(T)));
            return InstantParts.AsStored((IQueryable<T>)chosen);
        });
    }

    /// <summary>The first name of the path through a list; null when the condition goes through none.</summary>
    private static string? WayThroughLists<T>(EntitySet<T> set, string condition)
        where T : class
    {
        var paths = FilterConditions.Paths(condition).Select(path => path.Split('/')).ToList();
        var through = paths.Where(path => path.Length > 1 && set.Ways.TryGetValue(path[0], out var way) && way.ComesToMany(path.AsSpan(1..^1)))
            .Select(path => path[0]).Distinct(StringComparer.Ordinal).ToList();
        return through switch
        {
            [] => null,
            [var way] when paths.TrueForAll(path => path[0] == way) => way,
            _ => throw new SensorQueryException(
                $"$filter: found '{condition}', which compares entities of several lists; allowed are several conditions with 'and' between them.", isOffered: false),
        };
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
        catch (NotImplementedException)
        {
            // The library's answer to functions that it knows the names of and cannot translate.
            throw SensorQueryException.NotOffered();
        }
    }
}
