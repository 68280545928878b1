namespace UrbGrade.Web.Shell;

/// <summary>Answers HEAD as GET, without the body, which the server leaves out by itself. Pages are mapped for GET and POST only.</summary>
internal static class HeadRequests
{
    public static void UseHeadAsGet(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });

        // Otherwise it would run first, and look for an endpoint that takes HEAD.
        app.UseRouting();
    }
}
