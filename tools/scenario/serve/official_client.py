"""
A scripted session of CARLA's own Python client with a served world; ends with 1 if any call fails.

    pip install carla==0.9.16
    npx goshawk scenario serve --carla 2000 --carla-version 0.9.16
    python tools/scenario/serve/official_client.py 2000
"""
import queue
import sys
import time

import carla

client = carla.Client("127.0.0.1", int(sys.argv[1]))
client.set_timeout(30.0)
failed = []


def step(name, act):
    try:
        result = act()
        print(f"ok    {name}: {str(result)[:100]}", flush=True)
        return result
    except Exception as error:  # whatever the client raises is what this script reports
        failed.append(name)
        print(f"FAIL  {name}: {type(error).__name__} {error}", flush=True)
        return None


def expect(condition, what):
    if not condition:
        raise AssertionError(what)
    return what


step("versions", lambda: (client.get_client_version(), client.get_server_version()))
world = step("get_world", client.get_world)
step("get_available_maps", lambda: len(client.get_available_maps()))
road = step("get_map", world.get_map)
library = step("get_blueprint_library", world.get_blueprint_library)
points = step("get_spawn_points", road.get_spawn_points)
former = world.get_settings()
settings = world.get_settings()
settings.synchronous_mode = True
settings.fixed_delta_seconds = 0.05
step("synchronous mode", lambda: world.apply_settings(settings))

model3 = library.find("vehicle.tesla.model3")
model3.set_attribute("role_name", "hero")
hero = step("spawn a hero", lambda: world.spawn_actor(model3, points[0]))
step("apply_batch_sync with a tick", lambda: client.apply_batch_sync([carla.command.ApplyVehicleControl(hero, carla.VehicleControl())], True)[0].actor_id)

camera = library.find("sensor.camera.rgb")
for name, value in {"image_size_x": "320", "image_size_y": "180", "fov": "70"}.items():
    camera.set_attribute(name, value)
pictures = queue.Queue()
readings = {name: queue.Queue() for name in ("imu", "gnss", "collision", "lane_invasion")}
sensors = []


def attach(blueprint, put, place=carla.Transform()):
    sensor = world.spawn_actor(blueprint, place, attach_to=hero)
    sensor.listen(put)
    sensors.append(sensor)
    return sensor


for index in range(2):
    place = carla.Transform(carla.Location(x=1.5, z=1.6), carla.Rotation(yaw=90 * index))
    step(f"camera {index} listens", lambda: attach(camera, lambda image, index=index: pictures.put((index, image)), place))
for name, inbox in readings.items():
    step(f"{name} listens", lambda: attach(library.find(f"sensor.other.{name}"), inbox.put))
for _ in range(4):
    world.tick(60.0)
time.sleep(1)
while not pictures.empty():
    pictures.get()


def drive():
    hero.apply_control(carla.VehicleControl(throttle=0.7, steer=0.1))
    last = world.get_snapshot().frame
    for _ in range(40):
        frame = world.tick(60.0)
        expect(frame == last + 1, f"frame {frame} after {last}")
        last = frame
        found = set()
        while len(found) < 2:
            index, image = pictures.get(timeout=60)
            expect(image.frame == frame, f"picture {image.frame} in tick {frame}")
            expect((image.width, image.height) == (320, 180), "size")
            found.add(index)
    speed = hero.get_velocity().length()
    return expect(4.5 < speed < 6.5, f"{speed:.2f} m/s after two seconds at 0.7")


step("40 ticks, two pictures each", drive)
step("control", lambda: expect(abs(hero.get_control().throttle - 0.7) < 1e-6, "as applied"))
step("snapshot", lambda: world.get_snapshot().find(hero.id).get_velocity())
step("transform, acceleration", lambda: (hero.get_transform(), hero.get_acceleration(), hero.get_angular_velocity()))
step("box, physics, speed limit", lambda: (hero.bounding_box, hero.get_physics_control().mass, hero.get_speed_limit()))
actors = world.get_actors()
for kind in ("vehicle.*", "walker.*", "traffic.*", "static.*"):
    step(f"actors {kind}", lambda: len(actors.filter(kind)))
step("imu", lambda: readings["imu"].get(timeout=5))
step("gnss", lambda: readings["gnss"].get(timeout=5))
for light in list(actors.filter("traffic.traffic_light"))[:1]:
    for state in (carla.TrafficLightState.Green, carla.TrafficLightState.Red):
        light.set_state(state)
        world.tick(60.0)
        step(f"light {state}", lambda: expect(light.get_state() == state, light.get_opendrive_id()))
    step("light's group", lambda: len(light.get_group_traffic_lights()))
    step("light's stop line", lambda: len(light.get_stop_waypoints()))
    step("light's lanes", lambda: len(light.get_affected_lane_waypoints()))
waypoint = step("waypoint", lambda: road.get_waypoint(hero.get_location()))
step("next waypoints", lambda: len(waypoint.next(5.0)))
step("topology", lambda: len(road.get_topology()))
step("crosswalks", lambda: len(road.get_crosswalks()))
step("landmarks", lambda: [(mark.id, mark.type) for mark in waypoint.get_landmarks(200.0)])
step("geolocation", lambda: road.transform_to_geolocation(hero.get_location()))
step("weather", lambda: world.set_weather(carla.WeatherParameters.HardRainNoon))
world.tick(60.0)
step("weather told", lambda: expect(world.get_weather().precipitation == 100, "rain"))
step("set_transform", lambda: hero.set_transform(points[3]))
world.tick(60.0)
step("is there", lambda: expect(hero.get_location().distance(points[3].location) < 1, "within a metre"))
step("try_spawn another", lambda: world.try_spawn_actor(library.find("vehicle.audi.a2"), points[8]))
step("no such blueprint", lambda: expect(len(library.filter("vehicle.nothing")) == 0, "none"))

for sensor in sensors:
    sensor.stop()
step("destroy the sensors", lambda: expect(all([sensor.destroy() for sensor in sensors]), "all"))
step("destroy the hero", lambda: expect(hero.destroy(), "gone"))
world.tick(60.0)
step("no hero is left", lambda: expect(not [actor for actor in world.get_actors() if actor.attributes.get("role_name") == "hero"], "none"))
step("settings back", lambda: world.apply_settings(former))
step("wait_for_tick", lambda: world.wait_for_tick(5.0).frame)
other = step("load_world", lambda: client.load_world("cut-in"))
step("its map", lambda: expect(other.get_map().name == "Carla/Maps/cut-in", "cut-in"))
step("a hero in it", lambda: other.spawn_actor(model3, other.get_map().get_spawn_points()[0]))
step("reload_world", client.reload_world)
print(f"{len(failed)} failed {failed}")
sys.exit(1 if failed else 0)
