namespace UrbGrade.Web.Shell;

/// <summary>Lets an address begin with the code of a language that the pages speak, and with nothing else.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string code && Languages.Cultures.ContainsKey(code);
}
