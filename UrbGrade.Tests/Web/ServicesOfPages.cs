using System.Collections;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web;

namespace UrbGrade.Tests.Web;

/// <summary>What a live page can ask for on behalf of whoever sits before it: all that a circuit reaches.</summary>
internal static class ServicesOfPages
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Contracts that components are given.</summary>
    public static IReadOnlyList<Type> All() =>
    [
        .. typeof(PagesOptions).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent)))
            .SelectMany(type => type.GetConstructors(Any).SelectMany(one => one.GetParameters()).Select(parameter => parameter.ParameterType)
                .Concat(type.GetProperties(Any).Where(property => property.IsDefined(typeof(InjectAttribute))).Select(property => property.PropertyType)))
            .Where(type => type.IsInterface && type.Assembly == typeof(ITenantSession).Assembly && type != typeof(ITenantSession)).Distinct()
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Its methods apart from the nightly job's, which gives every tenant its work and which no page asks for, each with every one of a tenant's ids
    /// in the place of every number, and the tenant's code as whatever text it asks for.</summary>
    public static IEnumerable<ServiceCall> Calls(Type service, IReadOnlyDictionary<string, long> ids, string code) =>
        from type in service.GetInterfaces().Prepend(service)
        from method in type.GetMethods()
        where !method.IsSpecialName && !method.IsGenericMethod && method.Name != "Schedule"
        from id in method.GetParameters().Any(parameter => HoldsNumber(parameter.ParameterType, [])) ? ids.Values.Distinct() : ids.Values.Take(1)
        select new ServiceCall(service, method, id, code);

    private static bool HoldsNumber(Type type, HashSet<Type> seen) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(int) || plain == typeof(long)
            || (plain.IsGenericType && plain.IsAssignableTo(typeof(IEnumerable)) && plain.GetGenericArguments().Any(part => HoldsNumber(part, seen)))
            || (plain.Assembly == typeof(ITenantSession).Assembly && !plain.IsEnum && seen.Add(plain)
                && plain.GetConstructors().SelectMany(one => one.GetParameters()).Any(part => HoldsNumber(part.ParameterType, seen))));
}
