namespace UrbGrade.Web.Hosting;

/// <summary>The port for partners' modules leads to the bus and nowhere else.</summary>
internal static class BusPort
{
    /// <summary>Answers 404 to whatever else is asked for there; connections that show a certificate are made to that port alone.</summary>
    public static void UseBusPort(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Connection.ClientCertificate is null || context.Request.Path.StartsWithSegments("/bus", StringComparison.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
