// What Helgoland's client reads of a SensorThings service, as JSON: node read.js ROOT TOKEN. Bundled before, as the package is made for bundlers.
import '@angular/compiler';
import { createEnvironmentInjector, Injector, provideZonelessChangeDetection, ɵINJECTOR_SCOPE as INJECTOR_SCOPE } from '@angular/core';
import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  DatasetStaConnectorProvider, HelgolandServicesConnector, HttpService, InternalIdHandler, SettingsService, StaInterfaceService, Timespan,
} from '@helgoland/core';
import { firstValueFrom } from 'rxjs';

const [root, token] = process.argv.slice(2);
const requests = [];
const withToken = (request, next) => {
  requests.push(decodeURIComponent(request.urlWithParams.replace(root, '')));
  return next(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }));
};
const injector = createEnvironmentInjector([
  { provide: INJECTOR_SCOPE, useValue: 'root' },
  provideZonelessChangeDetection(),
  provideHttpClient(withFetch(), withInterceptors([withToken])),
  HttpService, InternalIdHandler, SettingsService, DatasetStaConnectorProvider,
], Injector.NULL);
const connector = injector.get(HelgolandServicesConnector);
const service = injector.get(StaInterfaceService);
const read = answer => firstValueFrom(answer);

async function readAll() {
  const energy = { phenomenon: 'energy' };
  const [offered] = await read(connector.getServices(root));
  const phenomena = await read(connector.getPhenomena(root));
  const procedures = await read(connector.getProcedures(root, energy));
  const phenomenaOfProcedure = await read(connector.getPhenomena(root, { procedure: procedures[0].id }));
  const features = await read(connector.getFeatures(root, energy));
  const platforms = await read(connector.getPlatforms(root, energy));
  const platform = await read(connector.getPlatform(platforms[0].id, root, energy));
  const datasets = await read(connector.getDatasets(root, { expanded: true, procedure: procedures[0].id, feature: features[0].id, ...energy }));
  const dataset = await read(connector.getDataset({ url: root, id: datasets[0].id }));
  const data = await read(connector.getDatasetData(dataset, new Timespan(Date.parse('2019-07-01T00:00:00Z'), Date.parse('2019-07-01T05:00:00Z'))));
  const before = requests.length;
  const pages = await read(service.aggregatePaging(service.getDatastreamObservationsRelation(root, dataset.id, {
    $count: true, $top: 5, $orderby: 'phenomenonTime desc', $select: { phenomenonTime: true, result: true }, $filter: 'result gt 0',
  })));
  const pagesAsked = requests.length - before - 1;
  const thing = await read(service.getThing(root, dataset.parameters.offering.id, { $expand: 'Locations,Datastreams/ObservedProperty' }));
  return {
    quantities: offered.quantities, phenomena, procedures, phenomenaOfProcedure, features, platforms, platform, datasets, dataset,
    data: data.values, pages, pagesAsked, thing, requests,
  };
}

readAll().then(seen => console.log(JSON.stringify(seen)));
